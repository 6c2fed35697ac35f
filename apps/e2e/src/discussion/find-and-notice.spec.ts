import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from './browser-stage.js';

let stage: BrowserStage;
let gwen: GivenPerson;
let tom: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  [gwen, tom] = await Promise.all([stage.person('Gwen Hughes'), stage.person('Tom Baker')]);
});
afterAll(() => stage?.stop());

describe('notifications', () => {
  it('ring the bell in every tab, lead to what is new, and are read in all tabs at once', async () => {
    const thread = await stage.thread(gwen, 'Rounds in the snow');
    const one = await stage.open(gwen, '/notifications');
    const other = await stage.open(gwen, '/search');
    const bell = (name: string) =>
      [one, other].map(({ page }) => page.getByRole('button', { name }).waitFor());
    await Promise.all(bell('Notifications'));
    await stage.reply(tom, thread.id, 'We salt the depot first.');
    await Promise.all(bell('Notifications, 1 new'));
    await one.page.getByRole('link', { name: /Tom Baker replied to you/ }).click();
    await one.page.getByText('We salt the depot first.').waitFor();
    await eventually(async () => {
      expect(await other.page.getByRole('button', { name: 'Notifications, 1 new' }).count()).toBe(0);
    });
    await Promise.all([one.context.close(), other.context.close()]);
  });
});

describe('search', () => {
  it('finds posts by `/` and words, marks them, and offers another spelling', async () => {
    const thread = await stage.thread(gwen, 'Composting at schools');
    await stage.reply(tom, thread.id, 'The caretakers empty the caddies on Thursdays.');
    const { page, context } = await stage.open(tom, '/search');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('caddies');
    await page.keyboard.press('Enter');
    await page.locator('mark', { hasText: 'caddies' }).waitFor();
    await page.getByRole('link', { name: 'Composting at schools' }).first().click();
    await page.getByText('The caretakers empty the caddies').waitFor();
    await page.goto(`${stage.site.url}/search?q=caddeis&kind=post`);
    await page.getByRole('link', { name: 'caddies' }).click();
    await page.locator('mark', { hasText: 'caddies' }).waitFor();
    await context.close();
  });
});

describe('a public thread without JavaScript', () => {
  it('is readable HTML below 100 KB with a preview for links, and pages that are links', async () => {
    const thread = await stage.thread(gwen, 'Open to all', 34);
    const answer = await fetch(stage.site.url + stage.pathOf(thread));
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(html).toContain('<meta property="og:title" content="Open to all" />');
    expect(html).toMatch(/<link rel="canonical" href="http[^"]+\/t\/[^"]+\/open-to-all"/);
    expect(html).not.toMatch(/<[^>]+ style=/);
    const { page, context } = await stage.open(null, stage.pathOf(thread), { javaScriptEnabled: false });
    expect(await page.getByRole('article').count()).toBe(30);
    await page.getByRole('link', { name: '5 later posts' }).click();
    expect(await page.getByRole('article').count()).toBe(5);
    expect(await page.getByRole('link', { name: '30 earlier posts' }).getAttribute('rel')).toBe('prev');
    await context.close();
  });

  it('is taken over by the browser as it is', async () => {
    const thread = await stage.thread(gwen, 'Taken over', 2);
    const { page, context } = await stage.open(null, '/search');
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    await page.goto(stage.site.url + stage.pathOf(thread));
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(problems).toEqual([]);
    await context.close();
  });
});
