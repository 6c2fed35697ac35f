import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { brandCss, brandPalette, BUILT_IN_BRAND, type BrandTheme } from './brand-colour.js';
import { contrast, parseHex, type Rgb } from './contrast.js';
import { fromOklch, toOklch } from './oklch.js';

const colour = (hex: string): Rgb => parseHex(hex) as Rgb;
const ratio = (one: string, other: string): number => contrast(colour(one), colour(other));
const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const grounds = (selector: RegExp, side: 'light' | 'dark'): string[] => {
  const block = selector.exec(tokens)?.[0] ?? '';
  return [...block.matchAll(/--(?:ground|surface[a-z-]*): light-dark\((#\w+), (#\w+)\)/g)].map(
    (match) => match[side === 'light' ? 1 : 2] as string,
  );
};
const usual = /:root \{[\s\S]*?\n\}/;
const strong = /:root\[data-theme='contrast'\] \{[\s\S]*?\n\}/;
const themes: [BrandTheme, number, string[]][] = [
  ['light', 4.5, grounds(usual, 'light')],
  ['dark', 4.5, grounds(usual, 'dark')],
  ['contrastLight', 7, grounds(strong, 'light')],
  ['contrastDark', 7, grounds(strong, 'dark')],
];

describe('contrast', () => {
  it('gives the ratios of the WCAG definition', () => {
    expect(ratio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(ratio('#fff', '#fff')).toBe(1);
  });

  it('converts to OKLCH and back without loss', () => {
    fc.assert(
      fc.property(anyHex, (hex) => {
        const back = fromOklch(toOklch(colour(hex)));
        back.forEach((channel, at) => expect(channel).toBeCloseTo(colour(hex)[at] as number, 2));
      }),
    );
  });
});

describe('brandPalette', () => {
  it.each(themes)('reads at AA or better from any colour in %s', (theme, text, surfaces) => {
    expect(surfaces).toHaveLength(4);
    fc.assert(
      fc.property(anyHex, (hex) => {
        const palette = brandPalette(hex, theme);
        for (const solid of [palette.solid, palette.solidHover]) {
          expect(ratio(palette.onSolid, solid)).toBeGreaterThanOrEqual(text);
        }
        expect(ratio(palette.onSolidSoft, palette.solid)).toBeGreaterThanOrEqual(text);
        for (const ground of [...surfaces, palette.wash]) {
          expect(ratio(palette.ink, ground)).toBeGreaterThanOrEqual(text);
          expect(ratio(palette.border, ground)).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a colour that is accessible already', () => {
    expect(brandPalette('#0f5559', 'light').solid).toBe('#0f5559');
  });
});

describe('brandCss', () => {
  it('writes nothing but colours, whatever it is given', () => {
    expect(brandCss('red;}body{display:none')).toBe(brandCss(BUILT_IN_BRAND));
    expect(brandCss('#bada55')).toMatch(/^[:\w\s{}()#,;@=[\].-]+$/);
  });

  it('agrees with the built-in brand in tokens.css', () => {
    for (const [, property, light, dark] of brandCss(BUILT_IN_BRAND)
      .split('\n', 1)
      .join('')
      .matchAll(/(--brand-[\w-]+):light-dark\((#\w+),(#\w+)\)/g)) {
      expect(tokens).toContain(`${property}: light-dark(${light}, ${dark});`);
    }
  });
});

describe('tokens', () => {
  const pairs = (selector: RegExp): [string, string, string][] =>
    [...(selector.exec(tokens)?.[0] ?? '').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
      ([, name, light, dark]) => [name as string, light as string, dark as string],
    );

  it.each([
    [usual, 4.5],
    [strong, 7],
  ] as const)('reads at its bound on every surface (%#)', (selector, bound) => {
    const all = pairs(selector);
    const surfaces = all.filter(([name]) => /^(ground|surface)/.test(name));
    for (const [name, light, dark] of all) {
      const wash = all.find(([other]) => other === `${name}-wash`);
      const tint = /^(tint-\d)-ink$/.exec(name)?.[1];
      const behind = tint ? all.filter(([other]) => other === tint) : wash ? [...surfaces, wash] : surfaces;
      if (!/^(ink|ink-soft|danger|warn|success|info|tint-\d-ink)$/.test(name)) continue;
      for (const [, lightGround, darkGround] of behind) {
        expect([name, ratio(light, lightGround) >= bound]).toEqual([name, true]);
        expect([name, ratio(dark, darkGround) >= bound]).toEqual([name, true]);
      }
    }
  });
});
