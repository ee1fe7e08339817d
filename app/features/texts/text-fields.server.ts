import { z } from "#app/core/validation.server.ts";

/** The number under which a text is filed, or another source is known. */
export const numberField = z.string().min(1).max(40);

/** A place in a text: code points of its stored `plain`, counted from 0. */
export const offsetField = z.coerce.number().int().min(0);
