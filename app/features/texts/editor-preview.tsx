import { useEffect, useState } from "react";
import type { Block } from "#app/prose/prose.ts";
import { useText } from "#app/i18n/text.ts";
import { ProseView } from "#app/ui/prose/prose-view.tsx";

/** The text as it will be read, made by the same parser that is used at filing. */
export function EditorPreview({ text, url }: { text: string; url: string }) {
  const t = useText().contributions.draft.tools;
  const [blocks, setBlocks] = useState<readonly Block[] | "failed" | null>(null);
  useEffect(() => {
    let current = true;
    const body = new FormData();
    body.set("text", text);
    fetch(url, { method: "POST", body })
      .then(async (response) => {
        const answer = (await response.json()) as { blocks?: Block[] };
        if (current) setBlocks(response.ok && answer.blocks ? answer.blocks : "failed");
      })
      .catch(() => {
        if (current) setBlocks("failed");
      });
    return () => {
      current = false;
    };
  }, [text, url]);
  return (
    <div className="editor-preview" aria-live="polite" aria-busy={blocks === null}>
      {blocks === "failed" ? (
        <p>{t.previewFailed}</p>
      ) : blocks?.length === 0 ? (
        <p>{t.previewEmpty}</p>
      ) : blocks ? (
        <ProseView blocks={blocks} compact />
      ) : null}
    </div>
  );
}
