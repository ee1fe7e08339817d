const shortestPassword = 12;
export const longestPassword = 200;

/**
 * Null, or the code of what is wrong with a new password. Length is what protects (NIST SP 800-63B): no rules about
 * kinds of characters, which make people write passwords down. Without an e-mail it is judged by itself.
 */
export function whyNotPassword(password: string, email: string | null): string | null {
  const length = [...password].length;
  if (length < shortestPassword) return `too_short:${shortestPassword}`;
  if (length > longestPassword) return `too_long:${longestPassword}`;
  const plain = password.trim().toLowerCase();
  if (email !== null && plain === email.trim().toLowerCase()) return "password_is_email";
  if (new Set(plain).size < 3) return "password_one_letter";
  return null;
}
