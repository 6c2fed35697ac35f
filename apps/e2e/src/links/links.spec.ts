import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { allRoutes, inspectedSite, type InspectedSite } from '../accessibility/inspected-site.js';
import { followLinks } from './follow-links.js';

let site: InspectedSite;
beforeAll(async () => {
  site = await inspectedSite();
}, 180_000);
afterAll(() => site?.stage.stop());

describe('links', () => {
  it('lead a member to working pages, one of each route, in Welsh', async () => {
    await site.speak('member', 'cy');
    const { visited, problems } = await followLinks(await site.browserOf('member'), {
      origin: site.stage.site.url,
      language: 'cy',
      routes: await allRoutes(),
      perRoute: 1,
    });
    expect(problems).toEqual([]);
    expect(visited.length).toBeGreaterThan(15);
  }, 120_000);
});
