import { useSubmit } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent, type RefObject } from "react";
import { DraftAutosave, type Base, type SaveStatus } from "./draft-autosave.ts";
import { dropCopy, readCopy, type LocalCopy } from "./local-copy.ts";

interface Options {
  url: string;
  person: string;
  draft: string;
  server: Base & { fields: Record<string, string> };
  /** False when the last whole form came back with errors. */
  taken: boolean;
}

export interface Autosave {
  form: RefObject<HTMLFormElement>;
  status: SaveStatus;
  base: Base;
  onInput(): void;
  onBlur(): void;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
  /** A text of this person that never reached the server, if the device has one. */
  left: LocalCopy | null;
  takeLeft(): void;
  dropLeft(): void;
}

/**
 * Ties a draft's form to its autosave: while typing, on leaving a field or the page, when the network or the session is
 * back.
 */
export function useDraftAutosave({ url, person, draft, server, taken }: Options): Autosave {
  const form = useRef<HTMLFormElement>(null);
  const saver = useRef<DraftAutosave | null>(null);
  const [status, setStatus] = useState<SaveStatus>({ kind: "unscripted" });
  const [base, setBase] = useState<Base>(server);
  const [left, setLeft] = useState<LocalCopy | null>(null);
  const submit = useSubmit();
  const firstServer = useRef(server);

  useEffect(() => {
    if (!form.current) return undefined;
    const made = new DraftAutosave({
      form: form.current,
      url,
      person,
      draft,
      start: firstServer.current,
      onStatus: setStatus,
      onBase: setBase,
    });
    saver.current = made;
    setStatus({ kind: "idle" });
    const copy = readCopy(person, draft);
    if (
      copy &&
      Object.entries(copy.texts).some(
        ([field, text]) => text.trim() !== (firstServer.current.fields[field] ?? "").trim(),
      )
    )
      setLeft(copy);
    else dropCopy(person, draft);
    const leave = () => made.flush(true);
    const back = () => {
      if (document.visibilityState === "visible") made.flush();
    };
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", back);
    document.addEventListener("visibilitychange", back);
    return () => {
      made.stop();
      leave();
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", back);
      document.removeEventListener("visibilitychange", back);
    };
  }, [url, person, draft]);

  useEffect(() => {
    if (server !== firstServer.current) saver.current?.adopt(server.fields, server, taken);
  }, [server, taken]);

  return {
    form,
    status,
    base,
    left,
    onInput: () => saver.current?.changed(),
    onBlur: () => saver.current?.flush(),
    onSubmit: (event) => {
      const made = saver.current;
      if (!made) return;
      if (!made.busy) return made.submitting();
      // A save is on its way. The whole form waits for it, or the server would take the two for the writing of two
      // people.
      event.preventDefault();
      const target = event.currentTarget;
      const button = (event.nativeEvent as SubmitEvent).submitter;
      void made.settled().then(() => {
        made.submitting();
        // By then the hidden fields have their new values.
        setTimeout(() => submit(button instanceof HTMLButtonElement ? button : target), 0);
      });
    },
    takeLeft: () => {
      if (left) saver.current?.restore(left.texts, left.base);
      setLeft(null);
    },
    dropLeft: () => {
      dropCopy(person, draft);
      setLeft(null);
    },
  };
}
