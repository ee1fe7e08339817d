const withoutPlace =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Replaces what a document file can't hold (control characters, half surrogates) by U+FFFD, so that the reader sees
 * that something was there.
 */
export function clean(text: string): string {
  return text.replace(/\r\n?|\u0085|\u2028|\u2029/g, "\n").replace(withoutPlace, "\uFFFD");
}

/** Escapes text for XML and HTML, for content and attributes alike. */
export function escapeXml(text: string): string {
  return clean(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
