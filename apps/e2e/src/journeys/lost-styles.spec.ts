import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { browserStage, type BrowserStage } from '../discussion/browser-stage.js';

let stage: BrowserStage;
beforeAll(async () => {
  stage = await browserStage();
});
afterAll(() => stage?.stop());

it('a page whose style sheet did not come through at first looks as it should soon after', async () => {
  const { page, context } = await stage.open(null, '/');
  let asked = 0;
  await page.route('**/assets/*.css', (route) => {
    asked += 1;
    return asked <= 2 ? route.abort('connectionreset') : route.continue();
  });
  await page.reload();
  await page.locator('.gh-language[data-look=full] .gh-language__short').waitFor({ state: 'hidden' });
  expect(asked).toBe(3);
  await context.close();
});
