import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { addMySkill } from '#libs/contracts';
import { apiCaller, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from '../discussion/browser-stage.js';

let stage: BrowserStage;
let gwen: GivenPerson;
let starter: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  const { given, url } = stage.site;
  gwen = await stage.person('Gwen Hughes');
  const call = apiCaller(url, await given.cookie(gwen));
  const skill = { name: 'Kerbside collections', language: 'en', kind: 'skill' } as const;
  expect(await call(addMySkill, { body: skill })).toMatchObject({ status: 200 });
  starter = await given.person({ displayName: 'Idris Evans' });
});
afterAll(() => stage?.stop());

describe('a new starter', () => {
  it('finds the person who knows and asks, and that person answers', async () => {
    const { page, context } = await stage.open(starter, '/');
    await page.getByRole('button', { name: 'Skip for now' }).click();
    await page.goto(new URL('/people?q=kerbside', page.url()).href);
    await page.getByRole('link', { name: 'Gwen Hughes' }).click();
    await page.getByText('Kerbside collections', { exact: true }).first().waitFor();

    await page.goto(new URL(`/c/${stage.community.name}`, page.url()).href);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('link', { name: 'Start a thread' }).first().click();
    await page.getByText('A question, which can have an accepted answer').click();
    await page
      .getByRole('textbox', { name: 'Title' })
      .fill('What do we do about kerbside collections at Easter?');
    await page
      .getByRole('textbox', { name: 'Your first post' })
      .fill('Somebody rang me, and I have been here for *two days*.');
    await page.getByRole('button', { name: 'Post the thread' }).click();
    await page.getByRole('button', { name: 'Suggest people' }).press('Enter');
    await page.getByRole('button', { name: 'Ask Gwen Hughes' }).press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Gwen Hughes' }).getByText('Asked').waitFor();

    const asked = await stage.open(gwen, '/notifications');
    await asked.page
      .getByRole('link', { name: /Idris Evans asks whether you can answer a question/ })
      .click();
    await asked.page
      .getByRole('textbox', { name: 'Write a reply' })
      .fill('They move to the Saturday before.');
    await asked.page.getByRole('button', { name: 'Post reply' }).click();

    await page.getByText('They move to the Saturday before.').waitFor();
    await page.getByRole('button', { name: 'More for post 2' }).click();
    await page.getByRole('menuitem', { name: 'Accept as the answer' }).click();
    await page.getByText('Accepted answer').first().waitFor();
    await asked.page.getByText('Accepted answer').first().waitFor();
    await asked.context.close();
    await context.close();
  });
});
