import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Theme } from './check-page.js';
import { inspectScreens } from './inspect-screens.js';
import { inspectedSite, type InspectedSite } from './inspected-site.js';
import { ERROR_PAGES, SCREENS } from './screens.js';

/** Looks at every screen in these themes, in a window of `width` CSS px. */
export const inspectEveryScreen = (width: number, themes: readonly Theme[]): void => {
  let site: InspectedSite;
  beforeAll(async () => {
    site = await inspectedSite();
  }, 300_000);
  afterAll(() => site?.stage.stop());

  describe.each(Object.entries({ ...SCREENS, 'no route': ERROR_PAGES }))('%s', (_route, looks) => {
    it(`has no violation at ${width} px`, async () => {
      expect(await inspectScreens(site, looks, () => ({ widths: [width], themes }))).toEqual([]);
    }, 600_000);
  });
};
