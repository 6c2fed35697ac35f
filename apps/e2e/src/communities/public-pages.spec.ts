import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openThread, readInstance, updateInstance, updatePreferences, updateProfile } from '#libs/contracts';
import type { GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from './community-stage.js';

const THREADS = 35;
const MOST_BYTES = 100_000;

let stage: CommunityStage;
let owner: GivenPerson;

beforeAll(async () => {
  stage = await communityStage();
  const { given } = stage.site;
  owner = await given.person({ displayName: 'Ada Morris', role: 'admin' });
  const parts = { name: 'waste', title: 'Waste & "recycling"', visibility: 'public', owner } as const;
  const { id } = await given.community(parts);
  await given.community({ name: 'secret', title: 'Nobody knows', visibility: 'hidden', owner });
  const call = await stage.as(owner);
  for (let at = 1; at <= THREADS; at += 1) {
    await call(openThread, {
      params: { communityId: id },
      body: { title: `Thread number ${at}`, markdown: 'Words.' },
    });
  }
});

afterAll(() => stage?.stop());

describe('public pages without JavaScript', () => {
  it.each(['/', '/communities', '/c/waste', '/c/waste/about'])(
    'draws %s on the server, readable and small',
    async (path) => {
      const answer = await fetch(stage.site.url + path);
      const html = await answer.text();
      expect(answer.status).toBe(200);
      expect(html).toContain('Waste &amp; &quot;recycling&quot;');
      expect(html).toContain('property="og:title"');
      expect(html).not.toContain('Nobody knows');
      expect(html).not.toMatch(/<[^>]+ style="/);
      expect(Buffer.byteLength(html)).toBeLessThan(MOST_BYTES);
    },
  );

  it('P1: draws the page of an author with what they show to anyone, and no page of those who wrote nothing', async () => {
    const body = {
      askMeAbout: 'Bottle banks',
      place: 'The depot',
      visibility: { askMeAbout: 'public' },
    } as const;
    await (
      await stage.as(owner)
    )(updateProfile, { body });
    const html = await (await fetch(`${stage.site.url}/@${owner.name}`)).text();
    expect(html).toContain('Ada Morris');
    expect(html).toContain('Bottle banks');
    expect(html).not.toContain('The depot');
    expect(html).toMatch(/<meta[^>]+name="robots"[^>]+noindex/);
    const quiet = await stage.site.given.person({ displayName: 'Quiet Person' });
    const nothing = await (await fetch(`${stage.site.url}/@${quiet.name}`)).text();
    expect(nothing).not.toContain('Quiet Person');
  });

  it('P9: draws what an author gave as far as anyone may read it, by kind, and nothing of what is closed', async () => {
    const call = await stage.as(owner);
    const { id } = await stage.site.given.community({ name: 'staff', visibility: 'organisation', owner });
    const body = { title: 'For colleagues', markdown: 'Words.' };
    await call(openThread, { params: { communityId: id }, body });
    const read = async (query: string) =>
      (await fetch(`${stage.site.url}/@${owner.name}/contributions${query}`)).text();
    const html = await read('');
    expect(html).toContain('Contributions of Ada Morris');
    expect(html).toContain(`Thread number ${THREADS}`);
    expect(html).not.toContain('For colleagues');
    expect(html).toMatch(/<meta[^>]+name="robots"[^>]+noindex/);
    const next = /href="([^"]*cursor=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await fetch(stage.site.url + next);
    expect(await second.text()).toContain('Thread number 1<');
    expect(await read('?kind=article')).toContain('There is nothing here that you may read.');
    await call(updatePreferences, { body: { showsContributions: false } });
    expect(await read('')).not.toContain('Ada Morris');
  });

  it('draws who an organisation is, says in words that it is verified, and narrows the directory down', async () => {
    const call = await stage.as(owner);
    const contactUrl = 'https://northfield.example/contact';
    const body = { name: 'Northfield Council', organisationKind: 'council', contactUrl } as const;
    await call(updateInstance, { body });
    const { host } = (await call(readInstance)).answer;
    const card = await (await fetch(`${stage.site.url}/organisations/${encodeURIComponent(host)}`)).text();
    for (const words of ['Northfield Council', '(verified)', 'Kind of organisation', contactUrl])
      expect(card).toContain(words);
    expect((await fetch(`${stage.site.url}/organisations/nobody.example`)).status).toBe(404);
    const page = await stage.open(null, '/communities', { javaScriptEnabled: false });
    await page.getByRole('listitem').filter({ hasText: 'Northfield Council (verified)' }).waitFor();
    await page.getByRole('combobox', { name: 'Active' }).selectOption('week');
    await page.getByRole('button', { name: 'Search' }).last().click();
    await page.waitForURL(/active=week/);
    await page.getByRole('link', { name: 'Waste & "recycling"' }).waitFor();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('cy');
    await page.getByRole('button', { name: 'Search' }).last().click();
    await page.getByText('No community fits').waitFor();
  });

  it('leads from page to page by links', async () => {
    const page = await stage.open(null, '/communities', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Waste & "recycling"' }).click();
    await page.getByRole('link', { name: `Thread number ${THREADS}` }).waitFor();
    await page.getByRole('link', { name: 'Show more' }).click();
    await page.getByRole('link', { name: 'Thread number 1', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: `Thread number ${THREADS}` }).count()).toBe(0);
  });

  it('is taken over by the browser, which then adds the next threads below', async () => {
    const page = await stage.open(null, '/c/waste');
    // Before that the link leads to a page of its own, as it does without scripts.
    await page.waitForFunction(() => performance.getEntriesByName('guildhall-answers').length > 0);
    await page.getByRole('link', { name: 'Show more' }).click();
    await page.getByRole('link', { name: 'Thread number 1', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: `Thread number ${THREADS}` }).count()).toBe(1);
    expect(stage.problems()).toEqual([]);
  });

  it('asks for its letters before its styles have come, so that no words move when they arrive', async () => {
    const page = await stage.open(null, '/');
    const letters = page.waitForRequest(/public-sans-latin-wght-normal/);
    await page.route('**/assets/*.css', async (route) => {
      await letters;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect((await (await letters).response())?.status()).toBe(200);
  });

  it('answers 404 for what is hidden as for what does not exist', async () => {
    const [hidden, absent] = await Promise.all(
      ['/c/secret', '/c/nothing'].map(async (path) => {
        const answer = await fetch(stage.site.url + path);
        return { status: answer.status, html: (await answer.text()).replaceAll(/secret|nothing/g, '') };
      }),
    );
    expect(hidden?.status).toBe(404);
    expect(hidden).toEqual(absent);
  });
});
