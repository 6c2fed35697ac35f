import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { pressChoice, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from '../discussion/browser-stage.js';

let stage: BrowserStage;
let gwen: GivenPerson;
let tom: GivenPerson;
let facilitator: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  [gwen, tom] = await Promise.all([stage.person('Gwen Hughes'), stage.person('Tom Baker')]);
  facilitator = await stage.site.given.person({ displayName: 'Ffion Hwylus' });
  await stage.site.given.member(stage.community.id, facilitator.id, 'facilitator');
});
afterAll(() => stage?.stop());

describe('a report', () => {
  it('is decided by those who look after the community, and both sides see the outcome', async () => {
    const thread = await stage.thread(tom, 'Missed bins');
    await stage.reply(tom, thread.id, 'Ring Mrs Pugh on 01632 960123, <b>she</b> complains.');
    const reporter = await stage.open(gwen, stage.pathOf(thread));
    const post = reporter.page.getByRole('article').filter({ hasText: 'Mrs Pugh' });
    await post.getByRole('button', { name: 'More for post 2' }).click();
    await reporter.page.getByRole('menuitem', { name: 'Report' }).click();
    const dialog = reporter.page.getByRole('dialog');
    await pressChoice(dialog.getByRole('radio', { name: 'Shares personal information' }));
    await dialog.getByRole('textbox', { name: 'Tell us more' }).fill('A resident’s number is in it.');
    await dialog.getByRole('button', { name: 'Send report' }).click();
    await dialog.waitFor({ state: 'detached' });
    await reporter.page.goto(`${stage.site.url}/settings/reports`);
    await reporter.page.getByText('Waits for a decision').waitFor();

    const { page, context } = await stage.open(facilitator, '/');
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Reports' }).click();
    await page.getByRole('link', { name: 'A post by Tom Baker' }).click();
    await page.getByRole('heading', { level: 1, name: 'A post by Tom Baker' }).waitFor();
    const reported = page.getByRole('article');
    expect(await reported.textContent()).toContain('<b>she</b>');
    await page.getByRole('link', { name: 'See it in the thread' }).waitFor();
    await page.getByRole('button', { name: 'Save the decision' }).click();
    await page.getByText('Choose one of the two.').waitFor();
    await pressChoice(page.getByRole('radio', { name: /^Yes/ }));
    await pressChoice(page.getByRole('checkbox', { name: /Delete the post as well/ }));
    await page.getByRole('textbox', { name: 'Message to the reporter' }).fill('Thank you, it is gone.');
    await page.getByRole('button', { name: 'Save the decision' }).click();
    await page.getByRole('heading', { name: 'Decision' }).waitFor();
    await page.getByText('Thank you, it is gone.').waitFor();
    await reported.getByText('deleted').waitFor();

    await reporter.page.reload();
    await reporter.page.getByText('They agreed with you.').waitFor();
    await reporter.page.getByText('Thank you, it is gone.').waitFor();
    await reporter.page.goto(stage.site.url + stage.pathOf(thread));
    await reporter.page.getByRole('article').first().waitFor();
    expect(await reporter.page.getByText('Mrs Pugh').count()).toBe(0);
    await Promise.all([context.close(), reporter.context.close()]);
  });

  it('is nothing to people who look after nothing', async () => {
    const { page, context } = await stage.open(tom, '/reports');
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    await context.close();
  });
});
