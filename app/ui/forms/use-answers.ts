import { useLocation } from "@remix-run/react";
import { useContext, useRef } from "react";
import { UNSAFE_DataRouterStateContext as RouterState } from "react-router-dom";

/**
 * A number that grows with each answer of the server: an action's refusal, or a page that was loaded. An action's
 * answer is shown before the page around it is loaded again, and counts once.
 */
export function useAnswers(): number {
  const { key } = useLocation();
  const answer: unknown = Object.values(useContext(RouterState)?.actionData ?? {})[0] ?? key;
  const seen = useRef({ answer, count: 0 });
  if (seen.current.answer !== answer) seen.current = { answer, count: seen.current.count + 1 };
  return seen.current.count;
}
