import { brandPalette, type BrandTheme } from '../../design/brand-colour.js';
import { contrast, parseHex } from '../../design/contrast.js';

/** Ground of the page on which links are read, as in tokens.css. */
const GROUNDS: Readonly<Record<BrandTheme, string>> = {
  light: '#f4f6f5',
  dark: '#101615',
  contrastLight: '#ffffff',
  contrastDark: '#000000',
};

const THEMES: readonly BrandTheme[] = ['light', 'dark', 'contrastLight', 'contrastDark'];

export interface ContrastRow {
  readonly theme: BrandTheme;
  /** Contrast ratios, 1 to 21. */
  readonly onSolid: number;
  readonly ink: number;
}

const ratio = (one: string, other: string): number => {
  const [first, second] = [parseHex(one), parseHex(other)];
  return first === undefined || second === undefined ? 1 : contrast(first, second);
};

/** Contrast of text in each theme, as it will be shown. */
export const contrastRows = (colour: string): readonly ContrastRow[] =>
  THEMES.map((theme) => {
    const { solid, onSolid, ink } = brandPalette(colour, theme);
    return { theme, onSolid: ratio(onSolid, solid), ink: ratio(ink, GROUNDS[theme]) };
  });
