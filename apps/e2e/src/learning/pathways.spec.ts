import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { createPathway, openThread, updatePathway, type PathwayView } from '#libs/contracts';
import type { GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;
/** Addresses of a discussion that everybody reads, and of one that only Ada reads. */
let open: string;
let hidden: string;

beforeAll(async () => {
  stage = await communityStage();
  const { given } = stage.site;
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
  const parks = await given.community({
    name: 'parks',
    title: 'Parks',
    visibility: 'public',
    owner: ada,
  });
  const board = await given.community({ name: 'board', visibility: 'hidden', owner: ada });
  await given.member(parks.id, ben.id);
  const call = await stage.as(ada);
  const address = async (community: { id: string; name: string }, title: string): Promise<string> => {
    const { answer } = await call(openThread, {
      params: { communityId: community.id },
      body: { title, markdown: 'Turn left.' },
    });
    return `${stage.site.url}/c/${community.name}/t/${answer.thread.id}`;
  };
  open = await address(parks, 'Undo the bolt');
  hidden = await address(board, 'What it costs');
});

afterAll(() => stage?.stop());

const stepsOf = (page: Page): Promise<string[]> =>
  page
    .getByRole('list')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
    .last()
    .getByRole('heading', { level: 3 })
    .allTextContents();

describe('a learning pathway', () => {
  it('is made by keyboard, of discussions and links, and put in order', async () => {
    const page = await stage.open(ada, '/pathways/new?community=parks');
    await page.getByRole('textbox', { name: 'Title' }).fill('Mending benches');
    await page.getByRole('combobox', { name: 'Community' }).selectOption({ label: 'Parks' });
    await page.getByRole('button', { name: 'Go on to its steps' }).press('Enter');
    const field = page.getByRole('textbox', { name: 'Address of a discussion' });
    await field.fill('benches');
    await field.press('Enter');
    await page.getByText('This leads to nothing that you can read.').waitFor();
    for (const address of [hidden, 'https://plan.example/benches', open]) {
      await field.fill(address);
      await field.press('Enter');
      await page.waitForFunction(
        (at) => document.querySelector<HTMLInputElement>(at)?.value === '',
        'input[type=url]',
      );
    }
    await page.getByRole('textbox', { name: 'What the link is called' }).fill('The plan');
    await page
      .getByRole('group', { name: 'Change step: Undo the bolt' })
      .getByRole('button', { name: 'Up' })
      .press('Enter');
    await page.getByRole('button', { name: 'Save the pathway' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Mending benches' }).waitFor();
    expect(await stepsOf(page)).toEqual(['What it costs', 'Undo the bolt', 'The plan']);
  });

  it('is found in the library of its community, without what a reader may not read, and done step by step', async () => {
    const page = await stage.open(ben, '/c/parks');
    await page.getByRole('link', { name: 'Library' }).click();
    await page.getByText('2 steps').waitFor();
    await page.getByRole('link', { name: 'Mending benches' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mending benches' }).waitFor();
    expect(await stepsOf(page)).toEqual(['Undo the bolt', 'The plan']);
    expect(await page.content()).not.toContain('What it costs');
    await page.getByRole('checkbox', { name: 'Done: Undo the bolt' }).press('Space');
    await page.getByText('1 of 2 done').first().waitFor();
    await page.getByRole('checkbox', { name: 'Done: The plan' }).press('Space');
    await page.getByText('You have done all of it').first().waitFor();
    await page.reload();
    await page.getByText('You have done all of it').first().waitFor();
    expect(await page.getByRole('link', { name: 'Edit this pathway' }).count()).toBe(0);
  });

  it('shows two steps as done that are ticked one right after the other, although the first takes its time', async () => {
    const call = await stage.as(ada);
    const { answer: made } = await call(createPathway, {
      body: { title: 'Paths', description: '', language: 'en', audience: 'organisation' },
    });
    const { title, description, revision, reviewBy } = made;
    const steps = ['Gravel', 'Bark'].map((called) => ({
      url: `https://plan.example/${called}`,
      title: called,
    }));
    await call(updatePathway, {
      params: { pathwayId: made.id },
      body: { title, description, revision, reviewBy: reviewBy.slice(0, 10), steps },
    });
    const page = await stage.open(ben, `/pathways/${made.id}`);
    const sent: string[] = [];
    const both = Promise.withResolvers<void>();
    await page.route(`**/api/pathways/${made.id}/steps/*`, async (route) => {
      sent.push('asked');
      const response = await route.fetch();
      if (sent.length === 1) await both.promise;
      sent.push('answered');
      await route.fulfill({ response });
    });
    for (const called of ['Gravel', 'Bark'])
      await page.getByRole('checkbox', { name: `Done: ${called}` }).press('Space');
    both.resolve();
    await page.getByText('You have done all of it').first().waitFor();
    expect(sent).toEqual(['asked', 'answered', 'asked', 'answered']);
  });

  it('that somebody else saves meanwhile is taken over by an editor without changes, and by one with changes it is met', async () => {
    const call = await stage.as(ada);
    const { answer: made } = await call(createPathway, {
      body: { title: 'Fences', description: '', language: 'en', audience: 'organisation' },
    });
    const params = { pathwayId: made.id };
    const renamed = async (before: PathwayView, title: string): Promise<PathwayView> => {
      const { description, revision } = before;
      const body = { title, description, revision, reviewBy: before.reviewBy.slice(0, 10), steps: [] };
      return (await call(updatePathway, { params, body })).answer;
    };
    const page = await stage.open(ada, '/');
    await page.clock.install();
    await page.goto(`${stage.site.url}/pathways/${made.id}/edit`);
    const title = page.getByRole('textbox', { name: 'Title' });
    const description = page.getByRole('textbox', { name: 'What one learns from it' });
    /** Somebody comes back to the page after a while. */
    const comeBack = async (): Promise<void> => {
      const read = page.waitForResponse(`**/api/pathways/${made.id}`);
      await page.clock.fastForward(20_000);
      await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
      await read;
    };
    const second = await renamed(made, 'Fences and gates');
    await comeBack();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[name=title]')?.value === 'Fences and gates',
    );
    await description.fill('All that I know of gates');
    await renamed(second, 'Gates');
    await comeBack();
    await page.getByRole('link', { name: 'Gates', exact: true }).waitFor();
    expect(await description.inputValue()).toBe('All that I know of gates');
    expect(await title.inputValue()).toBe('Fences and gates');
    await page.getByRole('button', { name: 'Save the pathway' }).click();
    await page.getByRole('alert').getByText('Somebody else has changed this pathway').waitFor();
    expect(await description.inputValue()).toBe('All that I know of gates');
  });

  it('that could not be deleted says why, and is deleted when it is tried again', async () => {
    const call = await stage.as(ada);
    const { answer: made } = await call(createPathway, {
      body: { title: 'Old gates', description: '', language: 'en', audience: 'organisation' },
    });
    const page = await stage.open(ada, `/pathways/${made.id}/edit`);
    const address = `**/api/pathways/${made.id}`;
    await page.route(address, (route) =>
      route.request().method() === 'DELETE' ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: 'Delete this pathway' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete “Old gates”?' });
    const confirm = dialog.getByRole('button', { name: 'Delete this pathway' });
    await confirm.click();
    await dialog.getByRole('alert').getByText('We cannot reach the server').waitFor();
    await page.unroute(address);
    await confirm.click();
    await page.getByRole('region', { name: 'Messages' }).getByText('The pathway is deleted').waitFor();
  });
});
