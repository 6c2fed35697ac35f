import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { createInvitation, listMail, makeReport } from '#libs/contracts';
import { apiCaller, eventually, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from '../discussion/browser-stage.js';

let stage: BrowserStage;
let admin: GivenPerson;
const routes = [
  '/settings',
  '/settings/account',
  '/settings/language',
  '/settings/appearance',
  '/settings/live',
  '/settings/sessions',
  '/settings/reports',
  '/reports',
  '/admin',
  '/admin/members',
  '/admin/invitations',
  '/admin/communities',
  '/admin/mail',
  '/admin/branding',
  '/admin/registration',
  '/admin/audit',
];

beforeAll(async () => {
  stage = await browserStage();
  admin = await stage.site.given.person({ displayName: 'Nia Admin', role: 'admin' });
  await stage.site.given.member(stage.community.id, admin.id, 'facilitator');
  const gwen = await stage.person('Gwen Hughes');
  const thread = await stage.thread(gwen, 'Missed bins');
  const post = await stage.reply(gwen, thread.id, 'A post with a [link](https://bins.example) in it.');
  const call = apiCaller(stage.site.url, await stage.site.given.cookie(admin));
  await call(createInvitation, { body: { email: 'mali@partner.example' } });
  const { answer } = await call(makeReport, {
    body: { subjectKind: 'post', subjectId: post.id, category: 'spam', reason: 'It sells bins.' },
  });
  routes.push(`/reports/${answer.id}`);
  await eventually(async () => {
    const { answer: mails } = await call(listMail, {});
    expect(mails.items).toHaveLength(1);
    routes.push(`/admin/mail/${mails.items[0]?.id}`);
  });
}, 120_000);
afterAll(() => stage?.stop());

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(TAGS)
    // Experimental in axe: takes decorative initials and an option's description for a part of its label.
    .disableRules(['label-content-name-mismatch'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
};

const THEMES = ['light', 'dark', 'contrast'] as const;

const look = async (page: Page, theme: (typeof THEMES)[number]): Promise<string[]> => {
  await page.evaluate(async (name) => {
    document.documentElement.dataset['theme'] = name;
    // Colours are handed down one element a frame, as very short transitions.
    for (let still = 0; still < 5;) {
      await new Promise(requestAnimationFrame);
      still = document.getAnimations().length === 0 ? still + 1 : 0;
    }
  }, theme);
  return (await violations(page)).map((violation) => `${theme}: ${violation}`);
};

describe('settings, reports and administration', () => {
  it.each([320, 1280])(
    'have no axe violation in any theme and never scroll sideways at %i px',
    async (width) => {
      const { page, context } = await stage.open(admin, '/settings', { width });
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${page.url()} ${message.text()}`);
      });
      const found: Record<string, string[]> = {};
      for (const route of routes) {
        await page.goto(stage.site.url + route);
        await page.locator('h1').waitFor();
        await page.locator('.gh-skeleton').first().waitFor({ state: 'detached' });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        const all = wide > width ? [`is ${wide} px wide`] : [];
        for (const theme of THEMES) all.push(...(await look(page, theme)));
        if (all.length > 0) found[route] = all;
      }
      expect(found).toEqual({});
      expect(problems).toEqual([]);
      await context.close();
    },
    300_000,
  );
});
