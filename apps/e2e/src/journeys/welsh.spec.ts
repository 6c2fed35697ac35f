import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openThread } from '#libs/contracts';
import { loadCatalogue } from '#libs/i18n';
import { pressChoice } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';

const CONFIRM_LINK = /http\S+\/confirm-email#[\w-]+/;
const PASSWORD = 'kestrel plum anvil river';
const EMAIL = 'sian@northfield.example';

let stage: CommunityStage;
/** A word as Welsh has it: `discussion:reply.send`. */
let word: (key: string) => string;

beforeAll(async () => {
  const catalogue = await loadCatalogue('cy');
  word = (key) => {
    const [area = '', name = ''] = key.split(':');
    const found = catalogue[area]?.[name];
    if (found === undefined) throw new Error(`No Welsh for ${key}`);
    return found;
  };
  stage = await communityStage();
  const { given, database } = stage.site;
  const ada = await given.person({ name: 'ada', displayName: 'Ada Morris', role: 'admin' });
  await database.sql.updateTable('instance_settings').set({ registration: 'open' }).execute();
  const { id } = await given.community({ name: 'iaith', title: 'Iaith gwaith', owner: ada });
  const call = await stage.as(ada);
  const body = { title: 'Counting in winter', markdown: 'When do we begin?' };
  await call(openThread, { params: { communityId: id }, body });
});

afterAll(() => stage?.stop());

describe('in Welsh from the first page on', () => {
  it('somebody registers, confirms, joins, replies and finds it again', async () => {
    const page = await stage.open(null, '/register', { locale: 'cy-GB' });
    await page.getByLabel(word('identity:field.display-name')).fill('Siân Prŷs-Jones');
    await page.getByLabel(word('identity:field.email')).fill(EMAIL);
    await page.getByLabel(word('identity:field.password'), { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: word('identity:register.create') }).click();
    await page.getByRole('heading', { name: word('identity:mail.title') }).waitFor();

    const mail = await stage.mailTo(EMAIL);
    expect(mail).toContain(word('mail:confirm.subject'));
    await page.goto(CONFIRM_LINK.exec(mail)?.[0] ?? '');
    await page.getByRole('button', { name: word('identity:confirm.button') }).click();
    await page.getByText(word('identity:confirm.done')).first().waitFor();

    await page.goto(`${stage.site.url}/sign-in?return=/c/iaith`);
    await page.getByLabel(word('identity:field.email')).fill(EMAIL);
    await page.getByLabel(word('identity:field.password'), { exact: true }).fill(PASSWORD);
    await page
      .getByRole('main')
      .getByRole('button', { name: word('common:action.sign-in') })
      .click();
    await page.waitForURL('**/c/iaith');
    await page.getByRole('button', { name: word('communities:join.join'), exact: true }).click();
    await page.getByRole('link', { name: 'Counting in winter' }).click();

    const reply = page.getByRole('textbox', { name: word('discussion:reply.label') });
    await reply.fill('Dechreuwn gyfri’r beiciau ym mis Tachwedd.');
    await pressChoice(page.getByRole('radio', { name: word('discussion:language.cy') }));
    await page.getByRole('button', { name: word('discussion:reply.send') }).click();
    const post = page.getByRole('article').filter({ hasText: 'beiciau' });
    await post.waitFor();
    expect(await post.locator('.gh-prose').getAttribute('lang')).toBe('cy');
    expect(await post.getByRole('time').first().textContent()).not.toMatch(/now|second|minute/);

    await page.goto(`${stage.site.url}/search?q=beiciau`);
    await page.locator('mark', { hasText: 'beiciau' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('cy');
  });

  it('throws nothing and keeps to the content policy', () => {
    expect(stage.problems()).toEqual([]);
  });
});
