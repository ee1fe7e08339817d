import { ProseView } from "#app/ui/prose/prose-view.tsx";
import type { GuidePart, GuideText } from "./guide.server.ts";

export function GuideView({ text, contents }: { text: GuideText; contents: string }) {
  return (
    <div className={text.sections.length > 2 ? "beside" : undefined}>
      {text.sections.length > 2 ? (
        <nav className="beside-sticky" aria-labelledby="contents">
          <h2 id="contents" className="guide-contents">
            {contents}
          </h2>
          <ol className="plain-list">
            {text.sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="guide-text">
        <Parts parts={text.opening} />
        {text.sections.map((section) => (
          <section key={section.id} id={section.id}>
            <h2>{section.title}</h2>
            <Parts parts={section.parts} />
          </section>
        ))}
      </div>
    </div>
  );
}

/** The words of a picture are also its caption: those who can't see it and those who can are told the same. */
function Parts({ parts }: { parts: readonly GuidePart[] }) {
  return (
    <>
      {parts.map((part, index) =>
        part.type === "prose" ? (
          <ProseView key={index} blocks={part.blocks} />
        ) : (
          <figure key={index} className="guide-figure">
            <img src={part.src} alt="" loading="lazy" />
            <figcaption>{part.alt}</figcaption>
          </figure>
        ),
      )}
    </>
  );
}
