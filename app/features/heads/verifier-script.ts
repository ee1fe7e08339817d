/** The program that checks a proof: one small file that needs no other. It lies in `public/`. */
export const verifierScript = "/verifica-impronta.mjs";
