import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Thread } from "#app/ui/threads/thread.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { DeskForm } from "./desk-form.tsx";
import { LineFields } from "./line-fields.tsx";
import type { Line } from "#app/features/campaigns/lines.server.ts";
import { MoveButtons } from "./move-buttons.tsx";
import { SwatchOnDark } from "./swatch.tsx";

interface EditableLine extends Line {
  earlier: { version: number; shortName: string; title: string; createdAt: Date }[];
  contrast: { light: number; dark: number };
}

/** One line of the desk's list: how it shows, its order, its wording, its sub-themes. */
export function LineEditor({ line, first, last }: { line: EditableLine; first: boolean; last: boolean }) {
  const t = useText().campaigns.desk;
  const lang = useLang();
  const contentLang = useContentLang();
  const ratio = (value: number) =>
    new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(Math.floor(value * 10) / 10);
  const about = { lineId: line.id };
  return (
    <li className="panel">
      <div className="spread">
        <h2 className="line-editor-title" lang={contentLang}>
          {line.title}
        </h2>
        <span className="cluster">
          {line.retired ? <Badge state="refused">{t.retired}</Badge> : null}
          <span className="muted">{t.version(line.version)}</span>
          <MoveButtons intent="moveLine" about={about} name={line.title} first={first} last={last} />
        </span>
      </div>
      <p className="cluster">
        <Thread line={line} /> <SwatchOnDark line={line} />{" "}
        <span className="muted small">{t.contrastNow(ratio(line.contrast.light), ratio(line.contrast.dark))}</span>
      </p>
      <p lang={contentLang}>{line.description}</p>
      <Disclosure summary={t.reword}>
        <DeskForm intent="edit" about={about}>
          <LineFields line={line} />
          <SubmitButton kind="secondary">{t.save}</SubmitButton>
        </DeskForm>
      </Disclosure>
      <Disclosure summary={`${useText().campaigns.line.subThemes} (${line.subThemes.length})`}>
        <ul className="plain-list">
          {line.subThemes.map((theme) => (
            <li key={theme.id} className="spread">
              <span lang={contentLang}>{theme.label}</span>
              <DeskForm intent="retireSubTheme" about={{ subThemeId: theme.id }} inline>
                <Button type="submit" kind="quiet" small icon="close">
                  <span className="visually-hidden">{t.retireSubTheme(theme.label)}</span>
                </Button>
              </DeskForm>
            </li>
          ))}
        </ul>
        <DeskForm intent="addSubTheme" about={about}>
          <TextField name="label" label={t.newSubTheme} required width="middle" />
          <SubmitButton kind="secondary" small>
            {t.add}
          </SubmitButton>
        </DeskForm>
      </Disclosure>
      {line.earlier.length > 0 ? (
        <Disclosure summary={t.versionsBefore}>
          <ul>
            {line.earlier.map((each) => (
              <li key={each.version}>
                {t.version(each.version)}, {longDay(each.createdAt, lang)}: <span lang={contentLang}>{each.title}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      <div className="form-actions">
        <DeskForm intent="retireLine" about={line.retired ? { ...about, back: "on" } : about} inline>
          <Button type="submit" small>
            {line.retired ? t.restore : t.retire}
          </Button>
        </DeskForm>
        <DeskForm intent="removeLine" about={about} inline>
          <Button type="submit" kind="quiet" small icon="delete">
            {t.removeLine}
          </Button>
        </DeskForm>
      </div>
    </li>
  );
}
