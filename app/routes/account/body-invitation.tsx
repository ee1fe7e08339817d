import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, submit } from "#app/http/route.server.ts";
import { answerInvitation, getAnswerPage } from "#app/features/participation/answers.server.ts";
import { useText } from "#app/i18n/text.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "../page-title.ts";
import { BodyAnswer } from "./body-answer.tsx";
import { BodyAnswered } from "./body-answered.tsx";

export const meta: MetaFunction = (args) => [
  ...titled((t) => t.stakeholders.answer.pageTitle)(args),
  { name: "robots", content: "noindex" },
];
export const headers = () => ({ "cache-control": "no-store" });

export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const page = await getAnswerPage(params["token"] ?? "", context.now);
  return { ...page, done: new URL(request.url).searchParams.get("fatto") === "risposto" };
}

export async function action(args: ActionFunctionArgs) {
  const token = args.params["token"] ?? "";
  const form = args.context.form;
  return submit(
    args,
    answerInvitation,
    { token, answer: form.get("intent") },
    () => `${hrefIn(contextOf(args).lang, "bodyInvitation", { token })}?fatto=risposto`,
  );
}

export default function Page() {
  const page = useLoaderData<typeof loader>();
  const t = useText().stakeholders.answer;
  if (!page.campaign || page.state !== "usable" || page.campaign.concluded) return <BodyAnswered page={page} />;
  return (
    <div className="reading stack">
      <PageHeader title={t.title(page.campaign.title)} lead={t.lead(page.body)} />
      <BodyAnswer page={page} campaign={page.campaign} />
    </div>
  );
}
