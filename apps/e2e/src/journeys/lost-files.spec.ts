import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { settled } from '../accessibility/check-page.js';
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

it('somebody who chose another language learns when its words did not come through, and has them on the next press', async () => {
  const { page, context } = await stage.open(null, '/communities');
  const words = /\/assets\/cy-[^/]+\.js$/;
  await settled(page);
  await page.route(words, (route) => route.abort('connectionreset'));
  const choice = page.getByRole('link', { name: 'Cymraeg' }).first();
  await choice.click();
  await page.getByText('The words in the other language did not arrive.').first().waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.unroute(words);
  await choice.click();
  await page.locator('html[lang=cy]').waitFor();
  await context.close();
});
