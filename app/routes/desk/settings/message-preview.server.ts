import { data, type ActionFunctionArgs } from "@remix-run/node";
import { formObject, typedValues } from "#app/core/form.server.ts";
import { formAnswer, type FormAnswer } from "#app/http/route.server.ts";
import { readInput } from "#app/core/validation.server.ts";
import { bulkMessage, findRecipients, type AudienceKind } from "#app/features/news/bulk-mails.server.ts";

export interface MessagePreview {
  key: string;
  subject: string;
  words: string;
  who: AudienceKind;
  benches: string[];
  people: number;
  bodies: { id: string; name: string }[];
}

/**
 * The people whom the message of a form would reach, or what is wrong with it; with `change`, the form as it was sent.
 */
export async function readMessage(args: ActionFunctionArgs, campaignId: string, form: FormData) {
  const { input, wrong } = readInput(bulkMessage, formObject(form));
  if (wrong) return formAnswer(args, { ok: false, code: "invalid", fields: wrong }, form);
  const written: FormAnswer = { refusal: null, code: null, errors: {}, values: typedValues(form) };
  if (form.get("intent") === "change") return data(written);
  const recipients = await findRecipients(campaignId, input, args.context.now);
  const preview: MessagePreview = { ...input, people: recipients.people.length, bodies: recipients.bodies };
  return data({ ...written, preview });
}
