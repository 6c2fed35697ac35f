import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { joinCommunity } from '#libs/contracts';
import { pressChoice, type GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from './community-stage.js';

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;

beforeAll(async () => {
  stage = await communityStage();
  const { given } = stage.site;
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
});

afterAll(() => stage?.stop());

describe('a facilitator', () => {
  it('opens a community with a start kit, welcomes somebody, and ticks the checklist', async () => {
    const page = await stage.open(ada, '/communities/new');
    await page.getByRole('textbox', { name: 'Title' }).fill('Benches');
    await page.getByRole('textbox', { name: 'Purpose' }).fill('Where to sit.');
    await pressChoice(page.getByRole('radio', { name: /^Community of practice/ }));
    await page.getByRole('button', { name: 'Start the community' }).click();
    await page.getByRole('link', { name: 'Welcome: who we are, and how to begin' }).waitFor();

    const call = await stage.as(ben);
    expect(await call(joinCommunity, { params: { community: 'benches' } })).toMatchObject({ status: 200 });
    await page.getByRole('link', { name: 'Facilitation' }).click();
    await page.getByRole('heading', { name: 'Looking after this community' }).waitFor();
    await page.getByText('0 of 8 done').waitFor();
    await page.getByRole('button', { name: 'Welcomed Ben Achebe' }).click();
    await page.getByRole('button', { name: 'Welcomed Ben Achebe' }).waitFor({ state: 'detached' });
    await pressChoice(page.getByRole('checkbox', { name: 'Tell colleagues where to find it' }));
    await page.getByText('1 of 8 done').waitFor();
    await page.reload();
    await page.getByText('1 of 8 done').waitFor();
    await page.getByText('Ticked by Ada Morris').waitFor();

    const other = await stage.open(ben, '/c/benches');
    await other.getByRole('heading', { name: 'Benches' }).waitFor();
    expect(await other.getByRole('link', { name: 'Facilitation' }).count()).toBe(0);
  });
});
