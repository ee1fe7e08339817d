import { settings } from "#app/core/settings.server.ts";

/** A whole address for a mail. It is never made from the request, whose host the client chooses. */
export const linkTo = (path: string): string => settings().origin + path;
