import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { editPost, openThread, readPost, replyToThread } from '#libs/contracts';
import type { GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;
let threadId: string;
let postId: string;

beforeAll(async () => {
  stage = await communityStage();
  const { given } = stage.site;
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
  const parks = await given.community({ name: 'parks', title: 'Parks', visibility: 'public', owner: ada });
  await given.member(parks.id, ben.id);
  const call = await stage.as(ada);
  const opened = await call(openThread, {
    params: { communityId: parks.id },
    body: { title: 'Who to ask', markdown: 'See below.' },
  });
  threadId = opened.answer.thread.id;
  const reply = { params: { threadId }, body: { markdown: 'Benches: Ada' } };
  postId = (await call(replyToThread, reply)).answer.id;
});

afterAll(() => stage?.stop());

describe('a wiki post', () => {
  it('is edited by others; who is late sees both texts, loses neither, and chooses', async () => {
    const address = `/c/parks/t/${threadId}`;
    const [hers, his] = [await stage.open(ada, address), await stage.open(ben, address)];
    await hers.getByRole('button', { name: 'More for post 2' }).click();
    await hers.getByRole('menuitem', { name: 'Let members edit it (wiki)' }).click();
    const shown = his.locator('#post-2');
    await shown.getByText('Wiki').waitFor();

    await his.getByRole('button', { name: 'More for post 2' }).click();
    await his.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    const field = his.getByRole('textbox', { name: 'Edit this wiki post' });
    await field.fill('Benches: Ada. Bins: Ben');
    const call = await stage.as(ada);
    const change = { params: { postId }, body: { markdown: 'Benches: Ada. Trees: Ada', version: 1 } };
    expect(await call(editPost, change)).toMatchObject({ status: 200 });
    await shown.getByText('Ada Morris changed this post meanwhile').waitFor();
    await shown.getByText('Benches: Ada. Trees: Ada').waitFor();
    expect(await field.inputValue()).toBe('Benches: Ada. Bins: Ben');
    expect(await his.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);

    await his.getByRole('button', { name: 'Put both together' }).click();
    expect(await field.inputValue()).toBe('Benches: Ada. Trees: Ada\n\nBenches: Ada. Bins: Ben');
    await his.getByRole('button', { name: 'Save changes' }).click();
    await hers.locator('#post-2').getByText('last edited by Ben Achebe').waitFor();
    expect(await call(readPost, { params: { postId } })).toMatchObject({
      answer: { version: 3, author: { name: 'ada' }, editedBy: { name: 'ben' } },
    });
    expect(stage.problems()).toEqual([]);
  });
});
