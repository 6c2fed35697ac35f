import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { clip, type GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';
import { cutUploads, mendUploads } from './cut-uploads.js';
import { publishWithout } from './publish-without.js';

const TITLE = 'How I hang a gate';

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;
/** Where the film lies that is uploaded. */
let film: string;
/** Where the discussion of the video stands, once it is published. */
let address: string;

beforeAll(async () => {
  stage = await communityStage();
  const { given, dataDir } = stage.site;
  film = join(dataDir, 'gate.mp4');
  await writeFile(film, await clip(2));
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
  for (const title of ['Highways', 'Parks', 'Trees']) {
    const { id } = await given.community({
      name: title.toLowerCase(),
      title,
      visibility: 'listed',
      owner: ada,
    });
    await given.member(id, ben.id);
  }
});

afterAll(() => stage?.stop());

const choose = async (page: Page, community: string): Promise<void> => {
  await page.getByRole('button', { name: /Community$/ }).click();
  await page.getByRole('option', { name: community }).click();
};

const arrivesIn = async (page: Page, community: string): Promise<void> => {
  await page.waitForURL(`**/c/${community.toLowerCase()}/videos/new**`);
  await page.getByRole('heading', { level: 1, name: community }).waitFor();
};

describe('a video', () => {
  it('goes to other communities while it is being sent and written about, and is published in the last', async () => {
    const page = await stage.open(ada, '/c/parks/videos/new');
    const begun: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/uploads')) begun.push(request.url());
    });
    await cutUploads(page);
    await page.locator('input[type=file]').first().setInputFiles(film);
    await page.getByText('There is no connection.').waitFor();
    await page.getByRole('textbox', { name: 'Tags' }).fill('Gates');
    await choose(page, 'Highways');
    await arrivesIn(page, 'Highways');
    await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
    await page.waitForURL('**/c/highways/videos/new?draft=**');

    await choose(page, 'Trees');
    const about = page.getByRole('textbox', { name: 'What it is about' });
    await about.fill('The lower hinge first.');
    await arrivesIn(page, 'Trees');
    expect(await about.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await about.inputValue()).toBe('The lower hinge first.');
    await page.getByText('There is no connection.').waitFor();
    await mendUploads(page);
    await page.getByText('Ready in every quality.').waitFor();
    expect(begun).toHaveLength(1);

    await page.getByRole('button', { name: 'Publish' }).click();
    await publishWithout(page);
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    expect(address).toMatch(/^\/c\/trees\/t\//);
    await page.getByText('The lower hinge first.').waitFor();
    await page.getByRole('link', { name: 'gates' }).waitFor();
  });

  it('has its tags changed by its author once it is published', async () => {
    const page = await stage.open(ada, address);
    await page.getByRole('button', { name: 'Edit tags' }).click();
    const tags = page.getByRole('dialog').getByRole('textbox', { name: 'Tags' });
    expect(await tags.inputValue()).toBe('gates');
    await tags.fill('Hinges, Spare  Parts');
    await page.getByRole('button', { name: 'Save tags' }).click();
    await page.getByRole('link', { name: 'spare parts' }).click();
    await page.getByText('Videos tagged “spare parts”').waitFor();
    await page.getByRole('link', { name: TITLE }).waitFor();

    const colleagues = await stage.open(ben, address);
    await colleagues.getByRole('link', { name: 'hinges' }).waitFor();
    expect(await colleagues.getByRole('button', { name: 'Edit tags' }).count()).toBe(0);
    expect(stage.problems()).toEqual([]);
  });
});
