import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { THEMES } from './check-page.js';
import { inspectScreens, type Turn } from './inspect-screens.js';
import { allRoutes, inspectedSite, type InspectedSite } from './inspected-site.js';
import type { Look } from './look.js';
import { patternOf } from './route-pattern.js';
import { SCREENS } from './screens.js';

const WIDTHS = [320, 1280];

/** Of every so many routes one is looked at here; the long run looks at all, each in each theme and width. */
const ONE_OF = 6;

const turnOf = (at: number): Turn => ({
  widths: [WIDTHS[(at + Math.floor(at / THEMES.length)) % WIDTHS.length] ?? 320],
  themes: [THEMES[at % THEMES.length] ?? THEMES[0]],
});

describe('the list of screens', () => {
  it('has every route of the web client, each with addresses of its own', async () => {
    expect(Object.keys(SCREENS).toSorted()).toEqual((await allRoutes()).toSorted());
    for (const [route, looks] of Object.entries(SCREENS)) {
      expect(looks.length).toBeGreaterThan(0);
      for (const { path } of looks) {
        const address = path.replace('<question>', 'id/slug').replace('<locked>', 'id/slug');
        expect(address.split(/[?#]/)[0]).toMatch(patternOf(route));
      }
    }
  });
});

describe('some of the screens', () => {
  let site: InspectedSite;
  beforeAll(async () => {
    site = await inspectedSite();
  });
  afterAll(() => site?.stage.stop());

  it('have no violation, fit at 320 px, have targets of 24 px and show words', async () => {
    const looks = Object.values(SCREENS)
      .map((states, at) => states[at % states.length] as Look)
      .filter((_, at) => at % ONE_OF === 0);
    expect(await inspectScreens(site, looks, turnOf)).toEqual([]);
  });
});
