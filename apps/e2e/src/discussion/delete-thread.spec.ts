import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from './browser-stage.js';

let stage: BrowserStage;
let gwen: GivenPerson;
let tom: GivenPerson;
let moderator: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  [gwen, tom] = await Promise.all([stage.person('Gwen Hughes'), stage.person('Tom Baker')]);
  moderator = await stage.site.given.person({ displayName: 'Mo Dee' });
  await stage.site.given.member(stage.community.id, moderator.id, 'moderator');
});
afterAll(() => stage?.stop());

const statusOf = async (path: string): Promise<number> =>
  (await fetch(stage.site.url + path, { headers: { accept: 'text/html' } })).status;

describe('deleting a thread', () => {
  it('takes it from an open page and from visitors, and a moderator finds it again and restores it', async () => {
    const thread = await stage.thread(gwen, 'Said too much', 1);
    const path = stage.pathOf(thread);
    const [mine, theirs] = [await stage.open(moderator, path), await stage.open(tom, path)];
    await theirs.page.getByText('Here now: Mo Dee').waitFor();
    await mine.page.getByRole('button', { name: 'Manage this discussion' }).click();
    await mine.page.getByRole('menuitem', { name: 'Delete the discussion' }).click();
    await mine.page.getByRole('textbox', { name: /^Why\?/ }).fill('Names a resident.');
    await mine.page.getByRole('button', { name: 'Delete the discussion' }).click();
    await mine.page.getByText('The people who look after this community deleted this discussion').waitFor();
    await theirs.page.getByRole('heading', { name: 'Said too much' }).waitFor({ state: 'detached' });
    expect(await statusOf(path)).toBe(404);

    await mine.page.goto(`${stage.site.url}/c/${stage.community.name}?filter=deleted`);
    await mine.page.getByRole('link', { name: 'Said too much' }).click();
    await mine.page.getByRole('button', { name: 'Restore' }).click();
    await mine.page.getByText('The discussion is back.').first().waitFor();
    await mine.page.getByRole('textbox', { name: 'Write a reply' }).waitFor();
    expect(await statusOf(path)).toBe(200);
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });

  it('is what “Delete” means at a first post that nobody has answered', async () => {
    const thread = await stage.thread(gwen, 'Never mind');
    const { page, context } = await stage.open(gwen, stage.pathOf(thread));
    await page.getByRole('button', { name: 'More for post 1' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog', { name: 'Delete this discussion?' }).waitFor();
    await page.getByRole('button', { name: 'Delete the discussion' }).click();
    await page.getByText('Gwen Hughes deleted this discussion').waitFor();
    await eventually(async () => expect(await statusOf(stage.pathOf(thread))).toBe(404));
    await context.close();
  });
});
