import { data, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { contextOf } from "#app/http/route.server.ts";
import { answerVerification } from "#app/features/filing/receipts-form.server.ts";
import { VerifyForm, type VerifyAnswer } from "#app/features/filing/verify-form.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";

export const meta: MetaFunction = ({ location }) => [
  { title: `${textIn(langOf(location.pathname)).contributions.receipt.verifyTitle} · Tavolo Comune` },
];

export async function action(args: ActionFunctionArgs) {
  const answer = await answerVerification(args.context.form, contextOf(args).lang);
  return data(answer, { status: answer.matches === null ? 422 : 200 });
}

export default function Receipts() {
  return <VerifyForm number={""} answer={useActionData<VerifyAnswer>()} />;
}
