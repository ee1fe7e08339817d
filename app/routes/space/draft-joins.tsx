import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, submit } from "#app/http/route.server.ts";
import { getDraft, getDraftOwner } from "#app/features/drafts/drafts.server.ts";
import { getNumberOfDraft } from "#app/features/texts/filings.server.ts";
import { inviteToDraft, takeBackInvitation } from "#app/features/joining/joins-invite.server.ts";
import { getAsking } from "#app/features/joining/joins-page.server.ts";
import { useText } from "#app/i18n/text.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "../page-title.ts";
import { acting, notOfThisBody } from "./acting.server.ts";
import { AskingPage } from "./asking.tsx";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.contributions.joins.title);

export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  const body = acting(args);
  const id = args.params["draft"] ?? "";
  const draft = await getDraft(id, body);
  if (draft) return { id, title: draft.title, asking: await getAsking({ draftId: id }, draft, now, lang) };
  const number = await getNumberOfDraft(id, body);
  if (number) throw redirect(hrefIn(lang, "filedJoins", { number }));
  return notOfThisBody(args, await getDraftOwner(id));
}

export async function action(args: ActionFunctionArgs) {
  const draft = args.params["draft"] ?? "";
  const form = args.context.form;
  const here = (done: string) => () => `${hrefIn(contextOf(args).lang, "draftJoins", { draft })}?fatto=${done}`;
  if (form.get("intent") === "takeBack") return submit(args, takeBackInvitation, {}, here("ritirato"));
  return submit(args, inviteToDraft, { draft }, here("invitata"));
}

export default function DraftJoins() {
  const { id, title, asking } = useLoaderData<typeof loader>();
  const { joins: t, space } = useText().contributions;
  const href = useHref();
  return (
    <SpaceShell>
      <PageHeader
        title={t.title}
        lead={t.lead(title || t.untitled)}
        crumbs={[
          { label: space.home, href: href("space") },
          { label: title || space.untitled, href: href("draft", { draft: id }) },
        ]}
      />
      <AskingPage asking={asking} />
    </SpaceShell>
  );
}
