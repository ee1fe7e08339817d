/** The one small program without parts that checks a proof; it lies in `public/`. */
export const verifierScript = "/verifica-impronta.mjs";
