/** Every answer carries these, errors and downloads too. `nonce` only for pages that ship scripts. */
export function securityHeaders(options: {
  nonce?: string | undefined;
  https: boolean;
  development?: boolean;
}): Record<string, string> {
  const script = options.nonce ? `script-src 'self' 'nonce-${options.nonce}'` : "script-src 'none'";
  const csp = [
    "default-src 'none'",
    options.development ? `script-src 'self' 'unsafe-eval' 'nonce-${options.nonce ?? ""}'` : script,
    options.development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    options.development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return {
    "content-security-policy": csp,
    "x-content-type-options": "nosniff",
    // Not `no-referrer`: with it, browsers would send `Origin: null` with every form.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    ...(options.https ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** Feeds are asked for anew each time, because what was taken off must be missing from the next copy. */
export const feedHeaders = {
  "content-type": "application/atom+xml; charset=utf-8",
  "cache-control": "public, max-age=0, must-revalidate",
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
} as const;

/** For files: nothing in them runs, whatever their type. */
export function downloadHeaders(name: string, mediaType: string, size: number): Record<string, string> {
  const ascii = name
    .normalize("NFKD")
    .replace(/[^\w.-]+/g, "_")
    .slice(0, 100);
  return {
    "content-type": mediaType,
    "content-length": String(size),
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  };
}
