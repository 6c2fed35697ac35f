import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { pressChoice, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from '../discussion/browser-stage.js';
import { preferencesIn } from '../people/told-preferences.js';

let stage: BrowserStage;
let gwen: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  gwen = await stage.person('Gwen Hughes');
});
afterAll(() => stage?.stop());

describe('settings', () => {
  it('change the profile, with a preview of the text and a picture that is described', async () => {
    const { page, context } = await stage.open(gwen, '/settings');
    await page.getByRole('textbox', { name: 'Your role' }).fill('Recycling officer');
    await page.getByRole('textbox', { name: 'About you' }).fill('Ask me about **glass**.');
    await page.getByRole('button', { name: 'Show preview' }).click();
    await page.locator('.gh-prose strong', { hasText: 'glass' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: 'gwen.png',
      mimeType: 'image/png',
      // One red dot.
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    await pressChoice(page.getByRole('radio', { name: 'I will describe it' }));
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Describe the picture, or choose one of the other answers.').first().waitFor();
    await page.getByRole('textbox', { name: 'What the picture shows' }).fill('A red dot');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Your changes have been saved.').first().waitFor();
    await page.getByRole('link', { name: 'See your profile' }).click();
    await page.getByText('Recycling officer').first().waitFor();
    await context.close();
  });

  it('say beside the field what is wrong with it', async () => {
    const { page, context } = await stage.open(gwen, '/settings');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { name: 'One thing needs your attention' }).waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await context.close();
  });

  it('turn everything to Welsh and to dark at once, on every device', async () => {
    const one = await stage.open(gwen, '/settings/language');
    await pressChoice(one.page.getByRole('radio', { name: 'Cymraeg' }));
    await one.page.getByRole('heading', { level: 1, name: 'Iaith' }).waitFor();
    await one.page.getByRole('link', { name: 'Golwg' }).click();
    const dark = one.page.waitForResponse((response) => preferencesIn(response.request()).theme === 'dark');
    await pressChoice(one.page.getByRole('radio', { name: /^Tywyll/ }));
    await one.page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
    await dark;
    const other = await stage.open(gwen, '/settings/appearance');
    await other.page.getByRole('heading', { level: 1, name: 'Golwg' }).waitFor();
    const html = other.page.locator('html');
    expect([await html.getAttribute('lang'), await html.getAttribute('data-theme')]).toEqual(['cy', 'dark']);
    await pressChoice(other.page.getByRole('radio', { name: /^Fel ar y ddyfais hon/ }));
    const english = other.page.waitForResponse(
      (response) => preferencesIn(response.request()).language === 'en',
    );
    await other.page.getByRole('link', { name: 'English' }).first().click();
    await other.page.getByRole('heading', { level: 1, name: 'Appearance' }).waitFor();
    await english;
    await Promise.all([one.context.close(), other.context.close()]);
  });

  it('keep what others may notice', async () => {
    const { page, context } = await stage.open(gwen, '/settings/live');
    const typing = page.getByRole('switch', { name: /Show when I am writing/ });
    const answered = page.waitForResponse('**/api/me/preferences');
    await typing.press('Space');
    expect((await answered).status()).toBe(200);
    await page.reload();
    await typing.waitFor({ state: 'attached' });
    expect(await typing.isChecked()).toBe(false);
    await context.close();
  });

  it('sign another browser out, which learns of it at once', async () => {
    const here = await stage.open(gwen, '/settings/sessions');
    stage.forgetCookies();
    const there = await stage.open(gwen, '/settings/live');
    await there.page.getByRole('heading', { level: 1, name: 'Live behaviour' }).waitFor();
    await here.page.reload();
    await here.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await here.page.getByText('1 other device has been signed out.').first().waitFor();
    await there.page.getByRole('heading', { name: 'Please sign in again' }).waitFor();
    await there.page.goto(`${stage.site.url}/settings`);
    await there.page.getByText('Sign in to see this page').waitFor();
    expect(await here.page.getByRole('listitem').filter({ hasText: 'this device' }).count()).toBe(1);
    await Promise.all([here.context.close(), there.context.close()]);
  });
});
