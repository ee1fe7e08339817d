/**
 * An Italian fiscal code: 11 digits of a body (with the check digit of DM 23.12.1976), or the 16 signs of a one-person
 * enterprise.
 */
export function isFiscalCode(code: string): boolean {
  if (/^[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]$/.test(code)) return true;
  if (!/^\d{11}$/.test(code)) return false;
  const sum = [...code].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A code of the index of public administrations. */
export const isIpaCode = (code: string): boolean => /^[A-Z0-9_-]{3,20}$/i.test(code);
