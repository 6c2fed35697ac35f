import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { THEMES } from './check-page.js';
import { inspectScreens, type Turn } from './inspect-screens.js';
import { inspectedSite, type InspectedSite } from './inspected-site.js';
import type { Look } from './look.js';

const WIDTHS = [1280, 320] as const;

/** Each route in both widths and in every theme; each further state of it in one width and one theme, in turn. */
const turnOf = (at: number): Turn =>
  at === 0
    ? { widths: WIDTHS, themes: THEMES }
    : { widths: [WIDTHS[at % 2] ?? 320], themes: [THEMES[Math.floor(at / 2) % THEMES.length] ?? THEMES[0]] };

/** Looks at every state of these routes' screens. */
export const inspectEveryScreen = (screens: Readonly<Record<string, readonly Look[]>>): void => {
  let site: InspectedSite;
  beforeAll(async () => {
    site = await inspectedSite();
  });
  afterAll(() => site?.stage.stop());

  describe.each(Object.entries(screens))('%s', (_route, looks) => {
    it('has no violation, and fits at 320 px', async () => {
      expect(await inspectScreens(site, looks, turnOf)).toEqual([]);
    });
  });
};
