import type { ReactNode } from "react";
import type { IconName } from "./icon-names.ts";
import { Icon } from "./icon.tsx";
import { useAnswers } from "./forms/use-answers.ts";

export type NoticeKind = "info" | "success" | "warning" | "error";

const icons: Record<NoticeKind, IconName> = {
  info: "info-circle",
  success: "check-circle",
  warning: "warning-circle",
  error: "error",
};

/**
 * `live` is for what has just happened: success is then a status, an error an alert. Texts that stand on the page have
 * no role. The content is inserted anew with each answer, because when the same act is done twice, a screen reader says
 * nothing of a sentence that stays.
 */
export function Notice({
  kind = "info",
  title,
  live,
  children,
  id,
}: {
  kind?: NoticeKind;
  title?: ReactNode;
  live?: boolean;
  children?: ReactNode;
  id?: string;
}) {
  const answers = useAnswers();
  const role = live ? (kind === "error" ? "alert" : "status") : undefined;
  return (
    <div className={`notice notice-${kind}`} {...{ role, id }}>
      <Icon name={icons[kind]} />
      <div className="notice-text" key={answers}>
        {title ? <p className="notice-title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
