import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import {
  acceptAnswer,
  deletePost,
  setThreadKind,
  updatePreferences,
  type ThreadState,
} from '#libs/contracts';
import { apiCaller, type ApiCaller, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from './browser-stage.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const THEMES = ['light', 'dark', 'contrast'] as const;

let stage: BrowserStage;
let gwen: GivenPerson;
let thread: ThreadState;
let asGwen: ApiCaller;

beforeAll(async () => {
  stage = await browserStage();
  gwen = await stage.person('Gwen Hughes');
  const tom = await stage.person('Tom Baker');
  thread = await stage.thread(gwen, 'Fortnightly collections: what did you learn?', 3);
  const answer = await stage.reply(tom, thread.id, 'Start with **paper**.\n\n> As you said\n\n- one\n- two');
  const gone = await stage.reply(tom, thread.id, 'Never mind.');
  const params = { threadId: thread.id };
  asGwen = apiCaller(stage.site.url, await stage.site.given.cookie(gwen));
  await asGwen(setThreadKind, { params, body: { kind: 'question' } });
  await asGwen(acceptAnswer, { params, body: { postId: answer.id } });
  const asTom = apiCaller(stage.site.url, await stage.site.given.cookie(tom));
  await asTom(deletePost, { params: { postId: gone.id } });
}, 120_000);
afterAll(() => stage?.stop());

const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(TAGS)
    .disableRules(['label-content-name-mismatch'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
};

/** Wider than the window: something would have to be scrolled sideways. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const SCREENS: readonly (readonly [string, () => string, string])[] = [
  ['a thread', () => stage.pathOf(thread), 'textarea'],
  ['notifications', () => '/notifications', '.notifications, .gh-empty'],
  ['search', () => '/search?q=paper', '.search-hits'],
];

describe.each(SCREENS)('%s', (_name, path, sign) => {
  it.each([320, 1280])(
    'has no violation and no sideways scrolling in any theme at %i px',
    async (width) => {
      const { page, context } = await stage.open(gwen, path(), { width });
      for (const theme of THEMES) {
        await asGwen(updatePreferences, { body: { theme } });
        await page.reload();
        await page.waitForSelector(sign);
        expect({ theme, found: await violations(page) }).toEqual({ theme, found: [] });
      }
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await context.close();
    },
    60_000,
  );
});
