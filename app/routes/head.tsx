import { Meta } from "@remix-run/react";
import { Children, cloneElement, isValidElement, useContext, type ReactElement, type ReactNode } from "react";
import { UNSAFE_DataRouterStateContext as RouterState } from "react-router-dom";
import { useText } from "#app/i18n/text.ts";

/**
 * The pages' meta, with «Errore:» before the title of a page that refused a form (WCAG 2.4.2 with 3.3.1), because the
 * title is the first thing that a screen reader says of it. Remix gives `meta` no action data, so its result is read
 * and changed here, for all pages.
 */
export function Head() {
  const t = useText().ui;
  const sent = useContext(RouterState)?.actionData ?? {};
  const { children } = (Meta() as ReactElement<{ children: ReactNode }>).props;
  if (!Object.values(sent).some(isRefusal)) return <>{children}</>;
  return (
    <>
      {Children.map(children, (each) =>
        isTitle(each) ? cloneElement(each, {}, `${t.errorPrefix} ${each.props.children}`) : each,
      )}
    </>
  );
}

const isTitle = (node: ReactNode): node is ReactElement<{ children: string }> =>
  isValidElement(node) && node.type === "title";

/** Forms answer with a code for the whole form or with errors beside their fields. */
const isRefusal = (answer: unknown): boolean => {
  if (typeof answer !== "object" || answer === null) return false;
  const { code, errors } = answer as { code?: unknown; errors?: Record<string, string> };
  return typeof code === "string" || Object.keys(errors ?? {}).length > 0;
};
