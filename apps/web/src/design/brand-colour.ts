import { contrast, formatHex, parseHex, type Rgb } from './contrast.js';
import { fromOklch, toOklch, type Oklch } from './oklch.js';

/** The colour of an instance that has set none. */
export const BUILT_IN_BRAND = '#0f5559';

/** Ground on which brand colours are read, per theme; the lightest and darkest that tokens.css uses. */
const GROUNDS = {
  light: { dark: false, ground: '#eaeeec', text: 4.5 },
  dark: { dark: true, ground: '#212b29', text: 4.5 },
  contrastLight: { dark: false, ground: '#ffffff', text: 7 },
  contrastDark: { dark: true, ground: '#000000', text: 7 },
} as const;

export type BrandTheme = keyof typeof GROUNDS;

/** What one theme makes of a brand colour, all `#rrggbb`. */
export interface BrandPalette {
  /** Header and main buttons. */
  readonly solid: string;
  readonly solidHover: string;
  /** Text on `solid` and `solidHover`: 4.5:1 or better, 7:1 in high contrast. */
  readonly onSolid: string;
  /** Quieter text on `solid`, within the same bounds. */
  readonly onSolidSoft: string;
  /** Links and chosen items on any ground of the theme and on `wash`, within the same bounds. */
  readonly ink: string;
  /** Outlines on any ground of the theme: 3:1 or better. */
  readonly border: string;
  /** Faint fill behind `ink` and ordinary text. */
  readonly wash: string;
}

const parse = (hex: string): Rgb => parseHex(hex) ?? (parseHex(BUILT_IN_BRAND) as Rgb);

interface Search {
  readonly colour: Oklch;
  readonly against: readonly Rgb[];
  readonly ratio: number;
  readonly darker: boolean;
}

/** Moves only the lightness, and only as far as needed, until the contrast holds. */
const reach = ({ colour, against, ratio, darker }: Search): Rgb => {
  const holds = (candidate: Rgb): boolean =>
    // What counts is the colour as written, after rounding to eight bits.
    against.every((other) => contrast(parse(formatHex(candidate)), other) >= ratio);
  for (let step = 0; step <= 100; step += 1) {
    const towards = darker ? 0 : 1;
    const lightness = colour.lightness + (towards - colour.lightness) * (step / 100);
    const candidate = fromOklch({ ...colour, lightness });
    if (holds(candidate)) return candidate;
  }
  return darker ? [0, 0, 0] : [1, 1, 1];
};

const WHITE: Rgb = [1, 1, 1];

const capped = (lightness: number, dark: boolean): number =>
  dark ? Math.min(lightness, 0.5) : Math.min(lightness, 0.62);

const solidOf = (colour: Oklch, theme: BrandTheme): Rgb => {
  if (theme === 'contrastDark')
    return reach({ colour: { ...colour, lightness: 0.85 }, against: [[0, 0, 0]], ratio: 7, darker: false });
  const { dark, text } = GROUNDS[theme];
  const start = { ...colour, lightness: capped(colour.lightness, dark) };
  // A little beyond the bound, so that the hover shade and the softer text hold it too.
  return reach({ colour: start, against: [WHITE], ratio: text + 1.1, darker: true });
};

const softOn = (solid: Rgb, onSolid: Rgb, text: number): Rgb => {
  const mix = (share: number): Rgb =>
    onSolid.map((channel, at) => channel * (1 - share) + (solid[at] ?? 0) * share) as unknown as Rgb;
  for (const share of [0.22, 0.16, 0.1, 0.05]) {
    if (contrast(parse(formatHex(mix(share))), solid) >= text) return mix(share);
  }
  return onSolid;
};

/** Works out an accessible palette from any brand colour; an unreadable `hex` gives the built-in one. */
export const brandPalette = (hex: string, theme: BrandTheme): BrandPalette => {
  const colour = toOklch(parse(hex));
  const { dark, ground, text } = GROUNDS[theme];
  const solid = parse(formatHex(solidOf(colour, theme)));
  const onSolid = theme === 'contrastDark' ? parse('#000000') : WHITE;
  const shade = toOklch(solid);
  const lighter = theme === 'contrastDark' ? 0.05 : -0.045;
  const solidHover = fromOklch({ ...shade, lightness: Math.max(0, Math.min(1, shade.lightness + lighter)) });
  const washed = {
    ...colour,
    lightness: dark ? 0.285 : 0.955,
    chroma: Math.min(colour.chroma, dark ? 0.04 : 0.022),
  };
  const wash = text === 7 ? parse(ground) : parse(formatHex(fromOklch(washed)));
  const against = [parse(ground), wash];
  const inkStart = {
    ...colour,
    lightness: dark ? Math.max(colour.lightness, 0.7) : Math.min(colour.lightness, 0.5),
  };
  return {
    solid: formatHex(solid),
    solidHover: formatHex(solidHover),
    onSolid: formatHex(onSolid),
    onSolidSoft: formatHex(softOn(solid, onSolid, text)),
    ink: formatHex(reach({ colour: inkStart, against, ratio: text, darker: !dark })),
    border: formatHex(reach({ colour, against, ratio: 3, darker: !dark })),
    wash: formatHex(wash),
  };
};

const PROPERTIES = {
  solid: '--brand-solid',
  solidHover: '--brand-solid-hover',
  onSolid: '--brand-on-solid',
  onSolidSoft: '--brand-on-solid-soft',
  ink: '--brand-ink',
  border: '--brand-border',
  wash: '--brand-wash',
} as const satisfies Record<keyof BrandPalette, string>;

const declarations = (light: BrandPalette, dark: BrandPalette): string =>
  (Object.keys(PROPERTIES) as (keyof BrandPalette)[])
    .map((part) => `${PROPERTIES[part]}:light-dark(${light[part]},${dark[part]})`)
    .join(';');

/**
 * The style sheet served at /brand.css: custom properties only, for all themes.
 * Safe to serve whatever `hex` holds, because only colours worked out here are written.
 */
export const brandCss = (hex: string): string => {
  const usual = declarations(brandPalette(hex, 'light'), brandPalette(hex, 'dark'));
  const strong = declarations(brandPalette(hex, 'contrastLight'), brandPalette(hex, 'contrastDark'));
  // Doubled `:root` so that it outweighs tokens.css whichever sheet comes first.
  return [
    `:root:root{${usual}}`,
    `:root:root[data-theme=contrast]{${strong}}`,
    `@media (prefers-contrast:more){:root:root[data-theme=system]{${strong}}}`,
    '',
  ].join('\n');
};
