/** The symbols of `public/icons.svg`; make-icons.js copies exactly these from the package. */
export const iconNames = [
  "arrow-left", "arrow-right", "arrow-down-triangle", "calendar", "check", "check-circle", "chevron-left", "chevron-right", "clip", "clock",
  "close", "comment", "copy", "delete", "download", "error", "expand", "external-link", "file", "file-docx", "file-odt", "file-pdf", "flag", "funnel",
  "hearing", "help-circle", "inbox", "info-circle", "key", "link", "list", "locked", "logout", "mail", "map-marker", "note", "open-source", "password-invisible",
  "password-visible", "pencil", "plus", "print", "refresh", "search", "settings", "user", "upload", "warning-circle", "burger", "star-outline",
] as const;

export type IconName = (typeof iconNames)[number];
