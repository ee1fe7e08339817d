import type { document as it } from "../it/document.ts";
import type { Same } from "../same.ts";

export const document: Same<typeof it> = {
};
