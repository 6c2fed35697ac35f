import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { allRoutes, inspectedSite, type InspectedSite } from '../accessibility/inspected-site.js';
import { followLinks } from './follow-links.js';

let site: InspectedSite;
beforeAll(async () => {
  site = await inspectedSite();
});
afterAll(() => site?.stage.stop());

describe('links', () => {
  it.each([
    ['owner', 'en'],
    ['member', 'cy'],
  ] as const)(
    'lead the %s to working pages in %s, several of each route',
    async (role, language) => {
      await site.speak(role, language);
      const { visited, problems } = await followLinks(await site.browserOf(role), {
        origin: site.stage.site.url,
        language,
        routes: await allRoutes(),
        perRoute: 3,
      });
      expect(problems).toEqual([]);
      expect(visited.length).toBeGreaterThan(25);
    },
    900_000,
  );
});
