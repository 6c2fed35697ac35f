import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually } from '#libs/testing';

import { communityStage, type CommunityStage } from './community-stage.js';

const PASSWORD = 'kestrel plum anvil river';
const CONFIRM_LINK = /http\S+\/confirm-email#[\w-]+/;
const RESET_LINK = /http\S+\/reset-password#[\w-]+/;

let stage: CommunityStage;

beforeAll(async () => {
  stage = await communityStage();
});

afterAll(() => stage?.stop());

describe('the way in', () => {
  it('lets the first visitor name the organisation and become its administrator', async () => {
    const page = await stage.open(null, '/');
    await page.getByRole('link', { name: 'Set up this server' }).click();
    await page.getByLabel('Name of the organisation').fill('Southfield Council');
    await page.getByLabel('Short name').fill('Southfield');
    await page.getByLabel('Your full name').fill('Ada Morris');
    expect(await page.getByLabel('User name').inputValue()).toBe('ada_morris');
    await page.getByLabel('E-mail address').fill('ada@southfield.example');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create the administrator' }).click();
    await page.getByRole('heading', { name: 'One thing needs your attention' }).waitFor();
    expect(await page.getByText('Use at least 12 characters.').count()).toBe(2);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the administrator' }).click();
    await page.getByRole('button', { name: 'Your account' }).waitFor();
    expect(await page.title()).toBe('Home – Southfield');
  });

  it('says who may register before the form, confirms by mail, signs in and comes back', async () => {
    const { database } = stage.site;
    await database.sql
      .updateTable('instance_settings')
      .set({ registration: 'domains', allowed_domains: ['southfield.example'] })
      .execute();
    const page = await stage.open(null, '/people');
    await page.getByRole('link', { name: 'Create an account' }).click();
    const explained = page.getByText('@southfield.example');
    await explained.waitFor();
    await page.getByLabel('Your full name').fill('Siân Prŷs-Jones');
    await page.getByLabel('E-mail address').fill('sian@elsewhere.example');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('Use your work address').first().waitFor();
    await page.getByLabel('E-mail address').fill('sian@southfield.example');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'Look in your inbox' }).waitFor();

    const [link = ''] = CONFIRM_LINK.exec(await stage.mailTo('sian@southfield.example')) ?? [];
    await page.goto(link);
    await page.getByRole('button', { name: 'Confirm my address' }).click();
    await page.getByText('Your address is confirmed').waitFor();

    await page.goto(`${stage.site.url}/people`);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail address').fill('sian@southfield.example');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('is not right').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/people');
    await page.getByRole('link', { name: 'Ada Morris' }).waitFor();

    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('chooses a new password with the link from a mail', async () => {
    const page = await stage.open(null, '/sign-in');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByLabel('E-mail address').fill('sian@southfield.example');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('heading', { name: 'Look in your inbox' }).waitFor();
    const link = await eventually(async () => {
      const [found] = RESET_LINK.exec(await stage.mailTo('sian@southfield.example')) ?? [];
      if (found === undefined) throw new Error('The newest mail is another one');
      return found;
    });
    await page.goto(link);
    await page.getByLabel('New password').fill('otter lantern willow brick');
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await page.getByText('Your password has been changed').waitFor();
    await page.goto(`${stage.site.url}/reset-password#cut-off`);
    await page.reload();
    await page.getByText('This link does not work').waitFor();
  });

  it('puts nothing that is typed before scripts run into the address', async () => {
    const page = await stage.open(null, '/sign-in', { javaScriptEnabled: false });
    expect(await page.getByLabel('Password', { exact: true }).isDisabled()).toBe(true);
    const { body } = await fetch(`${stage.site.url}/sign-in`).then(async (answer) => ({
      body: await answer.text(),
    }));
    expect(body).toContain('This form needs JavaScript');
  });

  it('throws nothing and keeps to the content policy', () => {
    expect(stage.problems()).toEqual([]);
  });
});
