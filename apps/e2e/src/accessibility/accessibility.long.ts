import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { THEMES } from './check-page.js';
import { inspectScreens } from './inspect-screens.js';
import { inspectedSite, type InspectedSite } from './inspected-site.js';
import { ERROR_PAGES, SCREENS } from './screens.js';

let site: InspectedSite;
beforeAll(async () => {
  site = await inspectedSite();
}, 300_000);
afterAll(() => site?.stage.stop());

describe.each(Object.entries({ ...SCREENS, 'no route': ERROR_PAGES }))('%s', (_route, looks) => {
  it('has no violation at 320 and 1280 px in any theme', async () => {
    const everything = () => ({ widths: [320, 1280], themes: THEMES });
    expect(await inspectScreens(site, looks, everything)).toEqual([]);
  }, 600_000);
});
