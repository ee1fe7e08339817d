import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, submit } from "#app/http/route.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { listOrganisationChoices } from "#app/features/organisations/organisation-queries.server.ts";
import { conflictsOf } from "#app/features/stakeholders/duplicate.ts";
import { mergeDuplicates } from "#app/features/stakeholders/duplicates.server.ts";
import { getEntry } from "#app/features/stakeholders/duplicate-entries.server.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { titled } from "#app/routes/page-title.ts";
import { MergeComparison } from "./merge-comparison.tsx";
import { MergeForm } from "./merge-form.tsx";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.bodies.merge.title);

/** The entry that the address names, and the other one that `?con=` names. */
export async function loader(args: LoaderFunctionArgs) {
  need(args, "organisation.merge");
  const today = romeDay(args.context.now);
  const id = args.params["organisation"] ?? "";
  const one = found(await getEntry(id, today));
  if (one.mergedInto)
    throw redirect(hrefIn(contextOf(args).lang, "systemOrganisation", { organisation: one.mergedInto }));
  const wanted = new URL(args.request.url).searchParams.get("con") ?? "";
  const other = wanted && wanted !== id ? await getEntry(wanted, today) : null;
  const choices = await listOrganisationChoices(today);
  const pair = other && !other.mergedInto ? { other, conflicts: conflictsOf(one, other) } : null;
  return {
    one,
    pair,
    choices: choices.filter((each) => each.id !== id).map((each) => ({ value: each.id, label: fullName(each) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  need(args, "organisation.merge");
  const organisation = args.params["organisation"] ?? "";
  return submit(
    args,
    mergeDuplicates,
    { organisation },
    (kept) => `${hrefIn(contextOf(args).lang, "systemOrganisation", { organisation: kept })}?fatto=unita`,
  );
}

export default function Page() {
  const { one, pair, choices } = useLoaderData<typeof loader>();
  const {
    bodies: { merge: t },
    organisations: o,
  } = useText();
  const href = useHref();
  const name = one.name ? fullName(one.name) : one.id;
  return (
    <SystemShell current="organisations">
      <PageHeader
        title={t.title}
        kicker={name}
        lead={t.lead}
        crumbs={[
          { label: o.list.title, href: href("systemOrganisations") },
          { label: name, href: href("systemOrganisation", { organisation: one.id }) },
          { label: t.title },
        ]}
      />
      <div className="stack-loose">
        <form method="get" className="reading stack-tight">
          <Select
            name="con"
            label={t.other}
            options={choices}
            {...(pair && { defaultValue: pair.other.id })}
            required
          />
          <p>
            <Button type="submit">{t.compare}</Button>
          </p>
        </form>
        {pair ? (
          <>
            <MergeComparison one={one} other={pair.other} />
            <MergeForm one={one} other={pair.other} conflicts={pair.conflicts} />
          </>
        ) : null}
      </div>
    </SystemShell>
  );
}
