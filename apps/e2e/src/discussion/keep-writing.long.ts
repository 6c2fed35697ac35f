import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { setPasswordAsOperator } from '#libs/identity';
import { eventually, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from './browser-stage.js';

let stage: BrowserStage;
let gwen: GivenPerson;

const PASSWORD = 'a quiet harbour at dawn';

beforeAll(async () => {
  stage = await browserStage();
  gwen = await stage.person('Gwen Hughes');
  await setPasswordAsOperator(stage.site.database, gwen.name, PASSWORD);
});
afterAll(() => stage?.stop());

const box = (page: Page) => page.getByRole('textbox', { name: 'Write a reply' });

describe('what somebody writes', () => {
  it('is on the server within three seconds, and there again after a reload and on another device', async () => {
    const thread = await stage.thread(gwen, 'Drafts');
    const { page, context } = await stage.open(gwen, stage.pathOf(thread));
    await box(page).fill('Half a thought');
    const began = Date.now();
    await eventually(async () => {
      const { rows } = await stage.site.database.pool.query('select markdown from draft where place = $1', [
        `thread:${thread.id}`,
      ]);
      expect(rows).toEqual([{ markdown: 'Half a thought' }]);
    });
    expect(Date.now() - began).toBeLessThan(15_000);
    await page.reload();
    await eventually(async () => expect(await box(page).inputValue()).toBe('Half a thought'));
    const elsewhere = await stage.open(gwen, stage.pathOf(thread));
    await eventually(async () => expect(await box(elsewhere.page).inputValue()).toBe('Half a thought'));
    await Promise.all([context.close(), elsewhere.context.close()]);
  });

  it('survives a reload even when the server never had it', async () => {
    const thread = await stage.thread(gwen, 'No network');
    const { page, context } = await stage.open(gwen, stage.pathOf(thread));
    await box(page).waitFor();
    await page.route('**/api/me/drafts/**', (route) => route.abort());
    await box(page).fill('Only on this device');
    await page.locator('[data-draft="failed"]').waitFor();
    await page.reload();
    await eventually(async () => expect(await box(page).inputValue()).toBe('Only on this device'));
    await context.close();
  });

  it('outlives the session: signing in again on the spot sends it', async () => {
    const thread = await stage.thread(gwen, 'Expired');
    const { page, context } = await stage.open(gwen, stage.pathOf(thread));
    await box(page).waitFor();
    await stage.site.database.pool.query('delete from session where person_id = $1', [gwen.id]);
    await box(page).fill('Written after the session ended');
    const dialog = page.getByRole('dialog', { name: 'Please sign in again' });
    await dialog.waitFor();
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toBe('Written after the session ended');
    await page.getByRole('button', { name: 'Post reply' }).click();
    await page.getByRole('article').filter({ hasText: 'Written after the session ended' }).waitFor();
    await context.close();
  });

  it('is asked about when two devices wrote: both texts are kept', async () => {
    stage.forgetCookies();
    const thread = await stage.thread(gwen, 'Two devices');
    const [one, other] = await Promise.all([
      stage.open(gwen, stage.pathOf(thread)),
      stage.open(gwen, stage.pathOf(thread)),
    ]);
    await Promise.all([box(one.page).waitFor(), box(other.page).waitFor()]);
    await one.context.setOffline(true);
    await box(one.page).fill('Written on the phone');
    await box(other.page).fill('Written on the laptop');
    await other.page.getByText('Draft saved').waitFor();
    await one.context.setOffline(false);
    await one.page.getByText('You also wrote something on another device').waitFor();
    await one.page.getByRole('button', { name: 'Put both together' }).click();
    expect(await box(one.page).inputValue()).toBe('Written on the phone\n\nWritten on the laptop');
    await Promise.all([one.context.close(), other.context.close()]);
  });
});
