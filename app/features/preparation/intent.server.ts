import type { ActionFunctionArgs } from "@remix-run/node";
import type { Command } from "#app/access/command.server.ts";
import { pathHere } from "#app/http/return-path.ts";
import { stop, submit } from "#app/http/route.server.ts";

/**
 * Runs the command that the form names, out of those that the page has, with `more` from the address; then the page is
 * shown again and says that it was done. A form that names none of them is refused; only those who pass `permit` are
 * told so.
 */
export async function runIntent(
  args: ActionFunctionArgs,
  commands: Record<string, Command<unknown>>,
  more: Record<string, string>,
  permit: () => Promise<unknown>,
) {
  const form = args.context.form;
  const intent = form.get("intent");
  const command = typeof intent === "string" && Object.hasOwn(commands, intent) ? commands[intent] : undefined;
  if (!command) {
    await permit();
    stop("invalid");
  }
  return submit(args, command, more, () => `${pathHere(args.request)}?fatto=${intent === "edit" ? "salvato" : "ok"}`);
}
