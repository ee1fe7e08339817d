/** The grounds on which a line's colours must be readable: white and paper for the light one, ink for the dark one. */
const lightGrounds = ["#FFFFFF", "#FAF8F4"] as const;
const darkGround = "#14161B";
/** The least contrast of text (WCAG 2.2, 1.4.3), because number and name of a line are written in its colour. */
export const leastContrast = 4.5;

export const isColor = (text: string): boolean => /^#[0-9a-fA-F]{6}$/.test(text);

/** Relative luminance of an sRGB colour `#RRGGBB`, 0 to 1, as WCAG 2.2 defines it. */
export function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast ratio of two colours, 1 to 21, whichever comes first. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Which of a line's two colours can't be read on its ground, by field. */
export function unreadable(colors: { color: string; colorDark: string }): {
  color?: "contrast_too_low";
  colorDark?: "contrast_too_low";
} {
  return {
    ...(lightGrounds.some((ground) => contrast(colors.color, ground) < leastContrast) && {
      color: "contrast_too_low" as const,
    }),
    ...(contrast(colors.colorDark, darkGround) < leastContrast && { colorDark: "contrast_too_low" as const }),
  };
}
