import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { getCommunity, listCommunityVideos } from '#libs/contracts';
import { anonymous } from '#libs/kernel';
import { startTestServer, type TestServer } from '#libs/testing';

import { loadCommunityPages } from './load-community-pages.js';

let test: TestServer;
let name: string;
beforeAll(async () => {
  test = await startTestServer({ LOG_LEVEL: 'error', ROLES: 'web' });
  const owner = await test.given.person();
  ({ name } = await test.given.community({ owner, visibility: 'public' }));
});
afterAll(() => test.stop());

it.each([
  ['bolts', [getCommunity.id, listCommunityVideos.id]],
  ['a'.repeat(41), [getCommunity.id]],
  ['%20', [getCommunity.id]],
])(
  'the videos of a community are shown, or left to the API to refuse, for the tag "%s"',
  async (tag, shown) => {
    const url = new URL(`http://page.invalid/c/${name}/videos?tag=${tag}`);
    const loaded = await loadCommunityPages(test.server.app, anonymous, url);
    expect(loaded?.map(({ operation }) => operation)).toEqual(shown);
  },
);
