import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { pressChoice, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from '../discussion/browser-stage.js';

let stage: BrowserStage;
let admin: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  admin = await stage.site.given.person({ displayName: 'Nia Admin', role: 'admin' });
});
afterAll(() => stage?.stop());

/** The address in the newest mail to somebody, as the administrator reads it. */
const linkInMail = async (recipient: string): Promise<string> => {
  const { page, context } = await stage.open(admin, '/admin/mail');
  await page.getByText('No mail server is set').waitFor();
  const row = page.getByRole('row').filter({ hasText: recipient }).first();
  await row.getByRole('link').click();
  const link = await page.locator('.gh-mail a').first().getAttribute('href');
  await context.close();
  return link ?? '';
};

describe('an invitation', () => {
  it('goes out by e-mail, lets somebody register where registration is closed to others, and counts once', async () => {
    const { page, context } = await stage.open(admin, '/admin/registration');
    await pressChoice(page.getByRole('radio', { name: /^By invitation/ }));
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Your changes have been saved.').first().waitFor();
    await page.getByRole('link', { name: 'Invitations' }).click();
    await page.getByRole('button', { name: 'Invite somebody' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await dialog.getByRole('heading', { name: 'One thing needs your attention' }).waitFor();
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('mali@partner.example');
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await dialog.getByText('We have written an e-mail to mali@partner.example.').waitFor();
    const link = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue();

    expect(await linkInMail('mali@partner.example')).toBe(link);
    const newcomer = await stage.open(null, link.slice(stage.site.url.length));
    await newcomer.page.getByRole('textbox', { name: 'Your full name' }).fill('Mali Rees');
    await newcomer.page.getByRole('textbox', { name: 'User name' }).fill('mali');
    await newcomer.page.getByLabel('Password', { exact: true }).fill('seven quiet lanterns');
    await newcomer.page.getByRole('button', { name: 'Create account' }).click();
    await newcomer.page.getByRole('heading', { name: 'Look in your inbox' }).waitFor();
    await newcomer.page.goto(await linkInMail('mali@partner.example'));
    await newcomer.page.getByRole('button', { name: 'Confirm my address' }).click();
    await newcomer.page.getByText('Your address is confirmed').first().waitFor();

    await page.reload();
    await page
      .getByRole('row')
      .filter({ hasText: 'Accepted' })
      .getByRole('link', { name: '@mali' })
      .waitFor();
    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('searchbox', { name: 'Find by name or e-mail address' }).fill('mali@');
    await page.waitForURL(/q=mali/);
    await page.getByRole('row').filter({ hasText: 'Mali Rees' }).waitFor();
    await Promise.all([context.close(), newcomer.context.close()]);
  });

  it('is a link to hand over, until it is taken back', async () => {
    const { page, context } = await stage.open(admin, '/admin/invitations');
    await page.getByRole('button', { name: 'Invite somebody' }).first().click();
    const dialog = page.getByRole('dialog');
    await pressChoice(dialog.getByRole('radio', { name: /^As a link/ }));
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Whoever has the link' });
    await row.getByRole('button', { name: /^Take back/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click();
    await row.getByText('Taken back').waitFor();
    const late = await stage.open(null, link.slice(stage.site.url.length));
    await late.page.getByText('This link does not work').waitFor();
    await Promise.all([context.close(), late.context.close()]);
  });
});

describe('accounts', () => {
  it('are suspended with a reason, which ends their sessions, and let in again', async () => {
    const tom = await stage.person('Tom Baker');
    const theirs = await stage.open(tom, '/settings/live');
    await theirs.page.getByRole('switch').first().waitFor({ state: 'attached' });
    const { page, context } = await stage.open(admin, '/admin/members?q=Tom');
    await page.getByRole('button', { name: 'Actions for Tom Baker' }).click();
    await page.getByRole('menuitem', { name: 'Suspend' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Shared a password');
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('row').filter({ hasText: 'Shared a password' }).getByText('Suspended').waitFor();
    await theirs.page.reload();
    await theirs.page.getByText('Sign in to see this page').waitFor();
    await page.getByRole('button', { name: 'Actions for Tom Baker' }).click();
    await page.getByRole('menuitem', { name: 'Let in again' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Let in again' }).click();
    await page.getByText('Tom Baker can sign in again.').first().waitFor();
    await Promise.all([context.close(), theirs.context.close()]);
  });

  it('are for administrators and moderators; for others there is no administration', async () => {
    const moderator = await stage.site.given.person({ displayName: 'Mo Derator', role: 'moderator' });
    const member = await stage.person('Ceri Lloyd');
    const theirs = await stage.open(moderator, '/admin');
    const menu = theirs.page.getByRole('navigation', { name: 'Administration' });
    await menu.getByRole('link', { name: 'Members' }).waitFor();
    expect(await menu.getByRole('link').allTextContents()).toEqual(['Overview', 'Members', 'Skills']);
    await theirs.page.goto(`${stage.site.url}/admin/mail`);
    await theirs.page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    const other = await stage.open(member, '/admin');
    await other.page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    await other.page.getByRole('button', { name: 'Your account' }).click();
    await other.page.getByRole('menuitem', { name: 'Settings' }).waitFor();
    expect(await other.page.getByRole('menuitem', { name: /Administration|Reports/ }).count()).toBe(0);
    await Promise.all([theirs.context.close(), other.context.close()]);
  });
});
