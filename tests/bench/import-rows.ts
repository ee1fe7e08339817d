import { seeded } from "../bad-input/sample.ts";

const words =
  "lavoro città imprese formazione sicurezza giovani contratti appalti quartiere servizi orientamento stage tirocini mobilità turni salario competenze cooperative cantieri inclusione donne cura trasporti digitale energia filiera ricerca innovazione artigiani commercio".split(
    " ",
  );
export const head = "id_esterno;codice_fiscale;tipo;canale;ricevuto_il;titolo;testo;linee;circoscrizione\n";

/** Rows of an import, the same for the same seed: most texts are of some hundred signs, some of several thousand. */
export function* csvRows(from: number, count: number, seed: number, codes: readonly string[]): Generator<string> {
  const random = seeded(seed + from);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const sentence = () => {
    const said = Array.from({ length: 6 + Math.floor(random() * 14) }, () => one(words)).join(" ");
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  };
  for (let n = from; n < from + count; n += 1) {
    const paragraphs = 1 + Math.floor(-Math.log(1 - random()) * 1.6);
    const text = Array.from({ length: paragraphs }, () =>
      Array.from({ length: 1 + Math.floor(random() * 4) }, sentence).join(" "),
    ).join("\n\n");
    yield `R-${n};${one(codes)};${one(["analisi", "istanza", "contributo"])};${one(["pec", "carta", "email"])};01/10/2025 ${10 + Math.floor(random() * 10)}:30;${sentence().slice(0, 90)};"**Premessa.** ${text}";${1 + Math.floor(random() * 5)};${random() < 0.3 ? 1 + Math.floor(random() * 8) : ""}\n`;
  }
}
