import type { ReactNode } from "react";
import type { IconName } from "../icon-names.ts";
import { Icon } from "../icon.tsx";

/** At most one `primary` on a page; `danger` for what can't be taken back. */
export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

interface Look {
  kind?: ButtonKind;
  icon?: IconName;
  small?: boolean;
  children: ReactNode;
}

const look = (kind: ButtonKind, small?: boolean) => `button button-${kind}${small ? " button-small" : ""}`;

export interface ButtonProps extends Look {
  type?: "button" | "submit";
  name?: string;
  value?: string;
  form?: string;
  formAction?: string;
  disabled?: boolean;
  onClick?: () => void;
  "aria-expanded"?: boolean;
  "aria-controls"?: string;
  "aria-pressed"?: boolean;
  "aria-describedby"?: string;
}

export function Button({ kind = "secondary", icon, small, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={look(kind, small)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </button>
  );
}

/** The form's own button; it is primary where nothing else is said. */
export function SubmitButton({ kind = "primary", ...rest }: Omit<ButtonProps, "type">) {
  return <Button type="submit" kind={kind} {...rest} />;
}

export function ButtonLink({
  kind = "secondary",
  icon,
  small,
  children,
  ...rest
}: Look & { href: string; download?: boolean; rel?: string; hrefLang?: string }) {
  return (
    <a className={look(kind, small)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  );
}
