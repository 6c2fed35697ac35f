import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { GivenPerson } from '#libs/testing';

import type { CommunityStage } from './community-stage.js';
import { inspect, MEMBER_PAGES, stageToInspect, THEMES, VISITOR_PAGES, WIDTHS } from './inspect-pages.js';

let stage: CommunityStage;
let owner: GivenPerson;

beforeAll(async () => {
  ({ stage, owner } = await stageToInspect());
}, 60_000);

afterAll(() => stage?.stop());

describe.each(WIDTHS)('accessibility at %d px', (width) => {
  const viewport = { width, height: 800 };
  // The long run looks at each page in each theme; here they take turns.
  const themesFor = (at: number) => [THEMES[(at + WIDTHS.indexOf(width)) % THEMES.length] ?? 'light'];

  it('has no violation on the pages of visitors, each in one of the themes', async () => {
    const page = await stage.open(null, '/', { viewport });
    expect(await inspect(page, VISITOR_PAGES, themesFor)).toEqual([]);
  }, 90_000);

  it('has no violation on the pages of members and owners, each in one of the themes', async () => {
    const page = await stage.open(owner, '/', { viewport });
    expect(await inspect(page, MEMBER_PAGES, themesFor)).toEqual([]);
  }, 120_000);
});
