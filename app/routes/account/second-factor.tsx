import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { ownPath, thenTo, wantedPath } from "#app/http/return-path.ts";
import { contextOf, formAnswer, signedIn, stop, submit } from "#app/http/route.server.ts";
import { qrPath } from "#app/features/second-factor/qr.server.ts";
import { RecoveryCodes } from "#app/features/second-factor/recovery-codes.tsx";
import { spacedKey } from "#app/features/second-factor/second-factor.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  getSecondFactor,
  giveSecondFactor,
  mustHaveSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "#app/features/second-factor/second-factors.server.ts";
import { totpAddress } from "#app/features/second-factor/totp.server.ts";
import { useText } from "#app/i18n/text.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { RowRefusal } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { BeginFactor, ConfirmFactor, GiveCode, ManageFactor } from "./second-factor-forms.tsx";

export const meta = titled((t) => t.privacy.factor.title);
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const actor = signedIn(args);
  const factor = await getSecondFactor(actor.personId);
  const enrolling = factor?.key
    ? { key: spacedKey(factor.key), qr: qrPath(totpAddress(factor.key, actor.email)) }
    : null;
  return {
    must: await mustHaveSecondFactor(actor.personId),
    awaits: actor.awaitsSecondFactor === true,
    enrolling,
    next: wantedPath(args.request),
    confirmed: factor?.confirmedAt ? { at: factor.confirmedAt, recoveryLeft: factor.recoveryLeft } : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = signedIn(args);
  const context = contextOf(args);
  const form = args.context.form;
  const wanted = wantedPath(args.request);
  const here = hrefIn(context.lang, "secondFactor") + thenTo(wanted);
  switch (form.get("intent")) {
    case "begin":
      return submit(args, beginSecondFactor, {}, () => here);
    case "give":
      return submit(args, giveSecondFactor, {}, () => wanted ?? hrefIn(context.lang, "profile"));
    case "confirm":
    case "renew": {
      const outcome = await (form.get("intent") === "confirm" ? confirmSecondFactor : renewRecoveryCodes)(
        context,
        formObject(form),
      );
      // Shown in this answer alone: an address that showed them again would show them to anybody who finds the screen
      // open.
      return outcome.ok ? { codes: outcome.value } : formAnswer(args, outcome, form);
    }
    case "replace": {
      const outcome = await removeSecondFactor(context, formObject(form));
      if (!outcome.ok) return formAnswer(args, outcome, form);
      return submit(args, beginSecondFactor, {}, () => here);
    }
    case "remove":
      if (await mustHaveSecondFactor(actor.personId))
        return formAnswer(args, { ok: false, code: "second_factor_needed", fields: {} }, form);
      return submit(args, removeSecondFactor, {}, () => hrefIn(context.lang, "profile"));
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const { must, awaits, enrolling, confirmed, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const text = useText();
  const t = text.privacy.factor;
  const href = useHref();
  const codes = answer && "codes" in answer ? answer.codes : null;
  return (
    <div className="reading stack">
      <PageHeader
        title={t.title}
        lead={must ? t.must : `${t.lead} ${t.optional}`}
        crumbs={[{ label: text.people.profile.title, href: href("profile") }, { label: t.title }]}
      />
      <RowRefusal intents={["begin"]} />
      {codes ? (
        <RecoveryCodes codes={codes} nextHref={ownPath(next) ?? href("profile")} />
      ) : awaits && confirmed ? (
        <GiveCode />
      ) : confirmed ? (
        <ManageFactor confirmed={confirmed} must={must} />
      ) : enrolling ? (
        <ConfirmFactor enrolling={enrolling} />
      ) : (
        <BeginFactor />
      )}
    </div>
  );
}
