import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { eventually, type GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';
import { takeNewReplies } from '../discussion/new-replies.js';
import { FAKE_DEVICES } from './fake-devices.js';
import { reaches, timeOf } from './player.js';
import { button, recorded } from './recorder.js';

const TITLE = 'How I hang a gate';

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;

beforeAll(async () => {
  stage = await communityStage(FAKE_DEVICES);
  const { given } = stage.site;
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
  const { id } = await given.community({ name: 'parks', title: 'Parks', visibility: 'listed', owner: ada });
  await given.member(id, ben.id);
});

afterAll(() => stage?.stop());

const record = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Record a video' }).first().click();
  await button(page, 'Start recording').click();
  await recorded(page, 4);
  await button(page, 'Finish').click();
  await button(page, 'Use this recording').click();
  await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await page.getByText('Ready in every quality.').waitFor();
};

/** Writes the one sentence that is said, in the third second. */
const caption = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Captions', exact: true }).click();
  await button(page, 'Add a caption').first().click();
  await page.getByRole('spinbutton', { name: /^Start, seconds/ }).fill('2');
  await page.getByRole('spinbutton', { name: /^End, seconds/ }).fill('3.5');
  await page.getByRole('textbox', { name: 'What is said' }).fill('Now tighten the lower hinge.');
  await button(page, 'Save captions').click();
  await page.getByText('The captions are saved.').waitFor();
};

describe('what somebody knows', () => {
  it('is recorded, captioned, published, found by a word of it by a colleague, and talked about at that moment', async () => {
    const authors = await stage.open(ada, '/c/parks/videos');
    await record(authors);
    await caption(authors);
    await authors.getByRole('link', { name: `Back to “${TITLE}”` }).click();
    await button(authors, 'Publish').click();
    await authors.getByRole('heading', { level: 1, name: TITLE }).waitFor();

    const colleagues = await stage.open(ben, '/search?q=hinges');
    await colleagues.getByRole('link', { name: `${TITLE}, at 0:02` }).click();
    await reaches(colleagues, 2);
    await colleagues
      .getByRole('textbox', { name: 'Write a reply' })
      .fill('Which spanner do you use at 0:03?');
    await button(colleagues, 'Post reply').click();

    await eventually(async () => {
      await takeNewReplies(authors);
      expect(await authors.getByText('Which spanner do you use').isVisible()).toBe(true);
    });
    await authors.getByRole('link', { name: '0:03' }).click();
    await reaches(authors, 3);
    expect(await timeOf(authors)).toBe(3);
  });
});
