import { settings } from "#app/core/settings.server.ts";

/** A whole address for a mail; never built from the request, whose host anybody may choose. */
export const linkTo = (path: string): string => settings().origin + path;
