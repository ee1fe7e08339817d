import type { Block } from "#app/prose/prose.ts";
import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import type { JoinStanding } from "./join.ts";

/** Where the reading body stands with the text; it is said before anything else. */
export function OwnStandingNotice({ own }: { own: { standing: JoinStanding; when: string } }) {
  const t = useText().contributions.joins.read;
  if (own.standing === "asked") return null;
  if (own.standing === "joined")
    return (
      <Notice kind="success">
        <p>{t.joined(own.when)}</p>
      </Notice>
    );
  if (own.standing === "void")
    return (
      <Notice kind="warning">
        <p>{t.void}</p>
      </Notice>
    );
  return (
    <Notice kind="info">
      <p>{own.standing === "left" ? t.left(own.when) : t.declined(own.when)}</p>
    </Notice>
  );
}

interface Props {
  title: string;
  blocks: readonly Block[];
  files: readonly { id: string; name: string; size: string }[];
  message: string;
  omissisReason?: (code: string) => string;
}

/** The text of another body, only to read. */
export function TextOfOthers({ title, blocks, files, message, omissisReason }: Props) {
  const { joins: t, filing } = useText().contributions;
  const href = useHref();
  return (
    <>
      {message ? (
        <section className="stack-tight">
          <h2 className="aside-title">{t.read.message}</h2>
          <p className="quote-plain" lang="it">
            {message}
          </p>
        </section>
      ) : null}
      <article className="panel stack">
        <h2 lang="it">{title}</h2>
        <ProseView blocks={[...blocks]} headingShift={1} lang="it" {...(omissisReason && { omissisReason })} />
        {files.length > 0 ? (
          <section className="stack-tight">
            <h3>{filing.attachments}</h3>
            <ul className="plain-list">
              {files.map((file) => (
                <li key={file.id}>
                  <a href={href("attachment", { attachment: file.id })} download>
                    {file.name}
                  </a>{" "}
                  <span className="muted">{file.size}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </article>
    </>
  );
}
