import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { localTimeOf } from '#libs/kernel';
import type { GivenPerson } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';

const DAY_MS = 86_400_000;

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;

beforeAll(async () => {
  stage = await communityStage();
  const { given } = stage.site;
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
  const parks = await given.community({ name: 'parks', title: 'Parks', visibility: 'public', owner: ada });
  await given.member(parks.id, ben.id);
});

afterAll(() => stage?.stop());

/** What clocks in London show so many days from now, at this time. */
const inDays = (days: number, time: string): string =>
  `${localTimeOf(new Date(Date.now() + days * DAY_MS), 'Europe/London').slice(0, 10)}T${time}`;

const panel = (page: Page) => page.getByRole('region', { name: 'Event' });

describe('an event', () => {
  it('is planned by a member, says what is missing, and is answered, moved and cancelled live', async () => {
    const mine = await stage.open(ben, '/c/parks/events/new');
    await mine.getByRole('button', { name: 'Plan an event' }).click();
    await mine.getByText('Enter a day and a time.').first().waitFor();
    await mine.getByRole('textbox', { name: 'What it is called' }).fill('Bench morning');
    await mine.getByLabel('Begins').fill(inDays(3, '10:00'));
    expect(await mine.getByLabel('Ends').inputValue()).toBe(inDays(3, '11:00'));
    await mine.getByRole('textbox', { name: 'Place' }).fill('The depot');
    await mine.getByRole('textbox', { name: 'Agenda' }).fill('Bring a **spanner**.');
    await mine.locator('[data-draft=saved]').waitFor();
    await mine.reload();
    expect(await mine.getByRole('textbox', { name: 'What it is called' }).inputValue()).toBe('Bench morning');
    expect(await mine.getByLabel('Begins').inputValue()).toBe(inDays(3, '10:00'));
    expect(await mine.getByRole('textbox', { name: 'Place' }).inputValue()).toBe('The depot');
    expect(await mine.getByRole('textbox', { name: 'Agenda' }).inputValue()).toBe('Bring a **spanner**.');
    await mine.getByRole('button', { name: 'Plan an event' }).click();
    await mine.getByRole('heading', { level: 1, name: 'Bench morning' }).waitFor();
    await panel(mine).getByText('10:00 to 11:00').waitFor();
    await mine.locator('strong', { hasText: 'spanner' }).waitFor();

    const theirs = await stage.open(ada, '/c/parks/events');
    await theirs.getByRole('link', { name: 'Bench morning' }).click();
    await panel(theirs).getByRole('button', { name: /^Yes/ }).click();
    await panel(mine).getByRole('button', { name: 'Yes: 1 person so far' }).waitFor();
    await panel(mine).getByRole('button', { name: 'Who comes' }).click();
    await panel(mine).getByText('Ada Morris').waitFor();

    await panel(mine).getByRole('link', { name: 'Edit the event' }).click();
    await mine.getByLabel('Ends').fill(inDays(3, '12:30'));
    await mine.getByRole('button', { name: 'Save the event' }).click();
    await panel(theirs).getByText('10:00 to 12:30').waitFor();

    const download = theirs.waitForEvent('download');
    await panel(theirs).getByRole('link', { name: 'Add to my calendar' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file).toContain('SUMMARY;LANGUAGE=en:Bench morning');

    await panel(mine).getByRole('button', { name: 'Cancel the event' }).click();
    await mine.getByRole('alertdialog').getByRole('button', { name: 'Cancel the event' }).click();
    await panel(theirs).getByText('This event will not take place.').waitFor();
    await theirs.getByRole('button', { name: /Notifications/ }).click();
    await theirs.getByText('An event that you may come to was cancelled').waitFor();
  });

  it('is among one’s own, with a calendar whose address ends when it is ended', async () => {
    const page = await stage.open(ada, '/events');
    await page.getByRole('link', { name: 'Bench morning' }).waitFor();
    await page.getByRole('button', { name: 'See events in my calendar' }).click();
    await page.getByRole('button', { name: 'Make my address' }).click();
    const address = await page.getByRole('textbox', { name: 'Address for your calendar' }).inputValue();
    const calendar = await fetch(address);
    expect(await calendar.text()).toContain('STATUS:CANCELLED');
    await page.getByRole('button', { name: 'End my address' }).click();
    await page.getByText('The address no longer works.').waitFor();
    expect((await fetch(address)).status).toBe(404);
  });

  it('can be read on a phone and without scripts by people without an account', async () => {
    const narrow = { viewport: { width: 320, height: 640 } };
    const page = await stage.open(null, '/c/parks/events', { ...narrow, javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Bench morning' }).click();
    await panel(page).getByText('The depot').waitFor();
    expect(await panel(page).getByRole('button').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it('throws nothing in the browser', () => {
    expect(stage.problems()).toEqual([]);
  });
});
