/** The notice that people accept, and its version: a changed notice gets a new one, so that it stays known who read what. */
export const privacyNotice = { document: "privacy", version: "2026-01" } as const;
