import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openThread, replyToThread } from '#libs/contracts';
import type { GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';
import { chooseFrom, enter, tabTo, typeInto } from './keyboard.js';

let stage: CommunityStage;
let ada: GivenPerson;
let carys: GivenPerson;

beforeAll(async () => {
  stage = await communityStage();
  const { given } = stage.site;
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  carys = await given.person({ name: 'carys', displayName: 'Carys Bowen' });
  const { id } = await given.community({ name: 'paths', title: 'Walking paths', owner: ada });
  const call = await stage.as(ada);
  const { answer } = await call(openThread, {
    params: { communityId: id },
    body: { title: 'Where do we count?', markdown: 'Three places so far.' },
  });
  const body = { markdown: 'Ring Mrs Pugh on 01632 960123.' };
  await call(replyToThread, { params: { threadId: answer.thread.id }, body });
});

afterAll(() => stage?.stop());

describe('with the keyboard alone', () => {
  it('somebody joins, reads, reacts, replies and reports', async () => {
    const page = await stage.open(carys, '/communities');
    await enter(page, page.getByRole('link', { name: 'Walking paths' }));
    await enter(page, page.getByRole('button', { name: 'Join', exact: true }));
    await page.getByText('Welcome to “Walking paths”').first().waitFor();
    await enter(page, page.getByRole('link', { name: 'Where do we count?' }));
    const post = page.getByRole('article').filter({ hasText: 'Mrs Pugh' });

    await chooseFrom(page, post.getByRole('button', { name: 'React' }), 'Thanks');
    await post.getByRole('button', { name: 'Thanks, 1 person' }).waitFor();

    await typeInto(page, page.getByRole('textbox', { name: 'Write a reply' }), 'At the bridge as well.');
    await enter(page, page.getByRole('button', { name: 'Post reply' }));
    await page.getByRole('article').filter({ hasText: 'At the bridge as well.' }).waitFor();

    await chooseFrom(page, post.getByRole('button', { name: 'More for post 2' }), 'Report');
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByRole('radio', { name: 'Rude or hurtful' }));
    await page.keyboard.press('ArrowDown');
    expect(await dialog.getByRole('radio', { name: 'Shares personal information' }).isChecked()).toBe(true);
    await typeInto(page, dialog.getByRole('textbox', { name: 'Tell us more' }), 'A number is in it.');
    await enter(page, dialog.getByRole('button', { name: 'Send report' }));
    await dialog.waitFor({ state: 'detached' });
  });

  it('a facilitator finds the report, decides it and deletes the post', async () => {
    const page = await stage.open(ada, '/');
    await chooseFrom(page, page.getByRole('button', { name: 'Your account' }), 'Reports');
    await enter(page, page.getByRole('link', { name: 'A post by Ada Morris' }));
    await tabTo(page, page.getByRole('radio', { name: /^Yes/ }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('checkbox', { name: /Delete the post as well/ }));
    await page.keyboard.press('Space');
    await typeInto(page, page.getByRole('textbox', { name: 'Message to the reporter' }), 'Thank you.');
    await enter(page, page.getByRole('button', { name: 'Save the decision' }));
    await page.getByRole('heading', { name: 'Decision' }).waitFor();
    await page.getByRole('article').getByText('deleted').waitFor();
  });

  it('throws nothing and keeps to the content policy', () => {
    expect(stage.problems()).toEqual([]);
  });
});
