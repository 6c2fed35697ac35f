import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { startKit, violations, type Kit } from './kit.fixture.js';

let kit: Kit;
beforeAll(async () => {
  kit = await startKit();
});
afterAll(() => kit.close());

const looks = [320, 1280].flatMap((width) =>
  (['light', 'dark', 'contrast'] as const).map((theme) => [width, theme] as const),
);

it.each(looks)('the design kit has no axe violation at %i px in %s', async (width, theme) => {
  await kit.open({ width, theme }, async (page) => expect(await violations(page)).toEqual([]));
});
