/** A colour as red, green and blue, each 0 to 1 in sRGB. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rgb` or `#rrggbb`; anything else is `undefined`. */
export const parseHex = (hex: string): Rgb | undefined => {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex);
  const long = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : hex;
  if (!/^#[0-9a-f]{6}$/i.test(long)) return undefined;
  const channel = (at: number): number => Number.parseInt(long.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
};

/** Writes `#rrggbb`, clipping to what a screen can show. */
export const formatHex = (colour: Rgb): string =>
  `#${colour
    .map((channel) =>
      Math.round(Math.min(1, Math.max(0, channel)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** sRGB channel to linear light, as WCAG 2.2 defines it under "relative luminance". */
export const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

/** Relative luminance: 0 black to 1 white (WCAG 2.2, glossary). */
export const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, glossary). */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
};
