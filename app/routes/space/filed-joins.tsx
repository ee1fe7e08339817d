import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, stop, submit } from "#app/http/route.server.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { inviteToFiled, takeBackInvitation } from "#app/features/joining/joins-invite.server.ts";
import { getAsking } from "#app/features/joining/joins-page.server.ts";
import { useText } from "#app/i18n/text.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "../page-title.ts";
import { acting } from "./acting.server.ts";
import { AskingPage } from "./asking.tsx";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.contributions.joins.title);

export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  const body = acting(args);
  const filed = found(await getOwnText(args.params["number"] ?? "", body));
  if (filed.sealedAt) stop("sealed");
  const asking = await getAsking(
    { contributionId: filed.id, revisionId: filed.revision.id },
    { ...body, roundId: filed.roundId },
    now,
    lang,
  );
  return { number: filed.number, title: filed.revision.title, asking };
}

export async function action(args: ActionFunctionArgs) {
  const number = args.params["number"] ?? "";
  const form = args.context.form;
  const here = (done: string) => () => `${hrefIn(contextOf(args).lang, "filedJoins", { number })}?fatto=${done}`;
  if (form.get("intent") === "takeBack") return submit(args, takeBackInvitation, {}, here("ritirato"));
  return submit(args, inviteToFiled, { number }, here("invitata"));
}

export default function FiledJoins() {
  const { number, title, asking } = useLoaderData<typeof loader>();
  const { joins: t, space } = useText().contributions;
  const href = useHref();
  return (
    <SpaceShell>
      <PageHeader
        title={t.title}
        lead={t.lead(title)}
        crumbs={[
          { label: space.home, href: href("space") },
          { label: number, href: href("filed", { number }) },
        ]}
      />
      <AskingPage asking={asking} />
    </SpaceShell>
  );
}
