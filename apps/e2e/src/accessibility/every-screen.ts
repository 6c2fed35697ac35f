import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { THEMES } from './check-page.js';
import { inspectScreens, type Turn } from './inspect-screens.js';
import { inspectedSite, type InspectedSite } from './inspected-site.js';
import type { Look } from './look.js';

/** Each route in every theme, and each state of it in the light theme and another one; both in both widths. */
const turnOf = (at: number): Turn => ({
  widths: [1280, 320],
  themes: at === 0 ? THEMES : [THEMES[0], THEMES[1 + (at % 3)] ?? THEMES[3]],
});

/** Looks at every state of these routes' screens. */
export const inspectEveryScreen = (screens: Readonly<Record<string, readonly Look[]>>): void => {
  let site: InspectedSite;
  beforeAll(async () => {
    site = await inspectedSite();
  }, 300_000);
  afterAll(() => site?.stage.stop());

  describe.each(Object.entries(screens))('%s', (_route, looks) => {
    it('has no violation, and fits at 320 px', async () => {
      expect(await inspectScreens(site, looks, turnOf)).toEqual([]);
    }, 600_000);
  });
};
