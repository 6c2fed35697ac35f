import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

import { openThread, requestToJoin } from '#libs/contracts';
import type { GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from './community-stage.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
export const THEMES = ['light', 'dark', 'contrast'] as const;
export const WIDTHS = [320, 1280];

/** A stage with a public community, a private one, a question and a request to join. */
export const stageToInspect = async (): Promise<{ stage: CommunityStage; owner: GivenPerson }> => {
  const stage = await communityStage();
  const { given } = stage.site;
  const owner = await given.person({ name: 'ada', displayName: 'Ada Morris', role: 'admin' });
  const other = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
  await given.person({ name: 'carys', displayName: 'Carys Bowen' });
  const parts = {
    name: 'waste',
    title: 'Waste',
    visibility: 'public',
    joinPolicy: 'request',
    owner,
  } as const;
  const { id } = await given.community(parts);
  await given.community({ name: 'private', title: 'Private matters', visibility: 'listed', owner: other });
  const call = await stage.as(owner);
  const body = { title: 'Which lorries?', markdown: 'Words.', kind: 'question' } as const;
  await call(openThread, { params: { communityId: id }, body });
  const theirs = await stage.as(other);
  await theirs(requestToJoin, { params: { community: id }, body: { reason: 'I drive one.' } });
  return { stage, owner };
};

export const VISITOR_PAGES = [
  '/',
  '/communities',
  '/c/waste',
  '/c/waste/about',
  '/sign-in',
  '/register',
  '/people',
  '/forgot-password',
  '/reset-password#none',
  `/confirm-email#${'a'.repeat(32)}`,
  '/join#none',
];

export const MEMBER_PAGES = [
  '/',
  '/communities',
  '/communities/new',
  '/c/waste',
  '/c/waste/new',
  '/c/waste/members',
  '/c/waste/members/requests',
  '/c/waste/members/invitations',
  '/c/waste/members/bans',
  '/c/waste/about',
  '/c/waste/settings',
  '/c/private',
  '/people',
  '/@ada',
  '/@ben',
];

const settled = async (page: Page): Promise<void> => {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => document.querySelector('.gh-skeleton') === null);
};

const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(TAGS)
    // Experimental in axe: takes decorative initials and an option's description for a part of its label.
    .disableRules(['label-content-name-mismatch'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${page.url()} ${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
    ),
  );
};

const wear = (page: Page, theme: string): Promise<void> =>
  page.evaluate(async (name) => {
    document.documentElement.dataset['theme'] = name;
    // Colours change over a frame, even where motion is reduced.
    for (let frames = 0; frames < 3; frames += 1) await new Promise((done) => requestAnimationFrame(done));
  }, theme);

/** Looks at each page in the themes that `themesFor` gives for its place in the list. */
export const inspect = async (
  page: Page,
  paths: readonly string[],
  themesFor: (at: number) => readonly string[],
): Promise<string[]> => {
  const found: string[] = [];
  const { origin } = new URL(page.url());
  for (const [at, path] of paths.entries()) {
    await page.goto('about:blank');
    await page.goto(origin + path);
    await settled(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (sideways > 0) found.push(`${path} is ${sideways} px too wide`);
    for (const theme of themesFor(at)) {
      await wear(page, theme);
      found.push(...(await violations(page)).map((text) => `${theme}: ${text}`));
    }
  }
  return found;
};
