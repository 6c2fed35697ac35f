import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from './community-stage.js';

let stage: CommunityStage;
let owner: GivenPerson;
let guest: GivenPerson;

beforeAll(async () => {
  stage = await communityStage();
  owner = await stage.site.given.person({ name: 'ada', displayName: 'Ada Morris', role: 'admin' });
  guest = await stage.site.given.person({ name: 'ben', displayName: 'Ben Achebe' });
});

afterAll(() => stage?.stop());

describe('communities in the browser', () => {
  it('starts a community, with errors beside the fields', async () => {
    const page = await stage.open(owner, '/communities');
    await page.getByRole('link', { name: 'Start a community' }).first().click();
    await page.getByRole('button', { name: 'Start the community' }).click();
    await page.getByRole('heading', { name: /needs? your attention/ }).waitFor();
    await page.getByLabel('Title').fill('Walking and cycling');
    expect(await page.getByLabel('Short name').inputValue()).toBe('walking_and_cycling');
    await page.getByLabel('Purpose').fill('For everybody who plans paths.');
    await page.locator('label', { hasText: 'Private, listed' }).click();
    await page.locator('label', { hasText: 'By request' }).click();
    await page.getByLabel('Topics').fill('roads, health');
    await page.getByRole('button', { name: 'Start the community' }).click();
    await page.waitForURL('**/c/walking_and_cycling');
    await page.getByRole('heading', { name: 'Walking and cycling', level: 1 }).waitFor();
  });

  it('shows others the card only, takes a request with a reason, and lets the owner decide', async () => {
    const theirs = await stage.open(guest, '/communities?topic=roads');
    await theirs.getByRole('link', { name: 'Walking and cycling' }).click();
    await theirs.getByRole('heading', { name: 'Only members can read this community' }).waitFor();
    expect(await theirs.getByRole('navigation', { name: 'Parts of this community' }).count()).toBe(0);
    await theirs.getByRole('button', { name: 'Ask to join' }).click();
    await theirs.getByLabel(/Why would you like to join/).fill('I count bicycles.');
    await theirs.getByRole('button', { name: 'Send the request' }).click();
    await theirs.getByText('You have asked to join').first().waitFor();

    const ours = await stage.open(owner, '/c/walking_and_cycling/members/requests');
    await ours.getByText('I count bicycles.').waitFor();
    await ours.getByRole('button', { name: 'Accept Ben Achebe' }).click();
    await ours.getByRole('heading', { name: 'No request waits for an answer' }).waitFor();

    await theirs.getByRole('link', { name: 'Start a thread' }).first().waitFor();
    await theirs.getByRole('link', { name: 'Members', exact: true }).click();
    await theirs.getByRole('link', { name: 'Ada Morris' }).last().waitFor();
  });

  it('starts a thread from the form and leads to it', async () => {
    const page = await stage.open(guest, '/c/walking_and_cycling');
    await page.getByRole('link', { name: 'Start a thread' }).first().click();
    await page.getByLabel('Title').fill('Where do we count?');
    await page.getByLabel('Your first post').fill('Three places have been named so far.');
    await page.getByText('A question, which can have an accepted answer').click();
    await page.getByRole('button', { name: 'Post the thread' }).click();
    await page.waitForURL('**/t/**');
    await page.getByRole('heading', { name: 'Where do we count?', level: 1 }).waitFor();
    const home = await stage.open(owner, '/');
    await home.getByRole('link', { name: 'Where do we count?' }).first().waitFor();
    await home.getByText('1 new').first().waitFor();
  });

  it('invites by name, and the invited person accepts on the home page', async () => {
    const third = await stage.site.given.person({ name: 'carys', displayName: 'Carys Bowen' });
    const page = await stage.open(owner, '/c/walking_and_cycling/members');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('combobox', { name: 'Whom?' }).fill('Carys');
    await page.getByRole('option', { name: /Carys Bowen/ }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByText('Carys Bowen has been invited').first().waitFor();
    const theirs = await stage.open(third, '/');
    await theirs.getByText('Ada Morris invites you to “Walking and cycling”').waitFor();
    await theirs.getByRole('button', { name: 'Accept' }).click();
    await theirs.getByRole('link', { name: 'Walking and cycling' }).first().waitFor();
  });

  it('empties the search for members when the page of all members is asked for again', async () => {
    const page = await stage.open(owner, '/c/walking_and_cycling/members');
    const box = page.getByRole('searchbox', { name: 'Find a member' });
    await box.fill('Ben');
    await box.press('Enter');
    await page.waitForURL('**/members?q=Ben');
    await page.getByRole('link', { name: 'Members', exact: true }).first().click();
    await page.waitForURL('**/members');
    expect(await box.inputValue()).toBe('');
  });

  it('changes settings, and archives and deletes', async () => {
    const page = await stage.open(owner, '/c/walking_and_cycling/settings');
    await page.getByLabel('Title').fill('Walking, wheeling and cycling');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: 'Walking, wheeling and cycling', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click();
    await page.getByText('This community is archived').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByLabel(/Type the short name/).fill('something');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('That is not the name of this community.').first().waitFor();
    await page.getByLabel(/Type the short name/).fill('walking_and_cycling');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/communities');
  });

  it('joins with the keyboard alone, in Welsh', async () => {
    const { given } = stage.site;
    await given.community({ name: 'iaith', title: 'Iaith gwaith', visibility: 'organisation', owner });
    const page = await stage.open(guest, '/c/iaith');
    await page
      .getByRole('button', { name: 'Cymraeg' })
      .or(page.getByRole('link', { name: 'Cymraeg' }))
      .first()
      .click();
    await page.getByRole('button', { name: 'Ymuno' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('cy');
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (name.includes('Ymuno')) break;
    }
    await page.keyboard.press('Enter');
    await page.getByText('Croeso i “Iaith gwaith”').first().waitFor();
    await page.getByRole('link', { name: 'Dechrau trafodaeth' }).first().waitFor();
  });

  it('opens a pasted link, and says plainly why it cannot', async () => {
    const page = await stage.open(guest, '/communities');
    const box = page.getByRole('main').getByRole('searchbox');
    await box.fill('!iaith');
    await box.press('Enter');
    await page.waitForURL('**/c/iaith');
    await page.goto(`${stage.site.url}/communities`);
    await box.fill('!planning@leeds.example');
    await box.press('Enter');
    await page
      .getByText(/planning.*leeds\.example/)
      .first()
      .waitFor();
  });

  it('throws nothing and keeps to the content policy', () => {
    expect(stage.problems()).toEqual([]);
  });
});
