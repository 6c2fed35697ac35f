import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from '../discussion/browser-stage.js';

let stage: BrowserStage;
let gwen: GivenPerson;
let huw: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  [gwen, huw] = [await stage.person('Gwen Hughes'), await stage.person('Huw Lloyd')];
});
afterAll(() => stage?.stop());

describe('a profile', () => {
  it('P1: is asked for once; the few things that help most are saved, or skipped', async () => {
    const { page, context } = await stage.open(gwen, '/');
    await page.getByRole('link', { name: 'Introduce yourself' }).click();
    await page.getByRole('textbox', { name: 'Your role' }).fill('Recycling officer');
    await page.getByRole('textbox', { name: 'Ask me about' }).fill('Glass');
    await page.getByText('Welsh', { exact: true }).click();
    expect(await page.getByText('Seen by: Everyone at', { exact: false }).count()).toBe(4);
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Introduce yourself' }).count()).toBe(0);
    await context.close();

    const other = await stage.open(huw, '/');
    await other.page.getByRole('button', { name: 'Skip for now' }).click();
    await other.page.getByRole('link', { name: 'Introduce yourself' }).waitFor({ state: 'detached' });
    await other.page.reload();
    await other.page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
    expect(await other.page.getByRole('link', { name: 'Introduce yourself' }).count()).toBe(0);
    await other.context.close();
  });

  it('P1: shows each part to whom its person chose, by keyboard, and says so on the own page', async () => {
    const { page, context } = await stage.open(gwen, '/settings');
    await page.getByRole('button', { name: /Who can see “Role”/ }).press('Enter');
    await page.getByRole('option', { name: /Only you/ }).waitFor();
    expect(await page.getByRole('option', { name: /partner|other organisations/ }).count()).toBe(0);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /Only you/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Your changes have been saved.').first().waitFor();
    await page.getByRole('link', { name: 'See your profile' }).click();
    await page.getByText('Seen by: Only you').waitFor();
    await page.getByText('Recycling officer').first().waitFor();
    await context.close();

    const other = await stage.open(huw, `/@${gwen.name}`);
    await other.page.getByText('Glass').first().waitFor();
    expect(await other.page.getByText('Recycling officer').count()).toBe(0);
    await other.context.close();
  });

  it('P2, P4: names a skill by keyboard, and the person is found by it', async () => {
    const { page, context } = await stage.open(gwen, '/settings/skills');
    await page.getByRole('button', { name: 'Add a skill' }).press('Enter');
    const field = page.getByRole('combobox', { name: 'Add a skill' });
    await field.pressSequentially('Glass blowing');
    await page.getByRole('option', { name: /Glass blowing/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove Glass blowing' }).waitFor();
    await context.close();

    const other = await stage.open(huw, '/people');
    await other.page.getByRole('link', { name: /Glass blowing/ }).click();
    await other.page.getByRole('link', { name: 'Gwen Hughes' }).waitFor();
    expect(await other.page.getByRole('link', { name: 'Huw Lloyd' }).count()).toBe(0);
    await other.context.close();
  });

  it('P3: is endorsed for a skill by keyboard, with a post that shows it; its person sees that and hides it', async () => {
    await stage.thread(gwen, 'Glass blowing in the depot');
    const { page, context } = await stage.open(huw, `/@${gwen.name}`);
    await page.getByRole('button', { name: 'Endorse: Glass blowing' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Endorse', exact: true }).press('Enter');
    await page.getByText('Choose a post or a video that shows it.').first().waitFor();
    await page.getByRole('combobox', { name: 'What shows it?' }).pressSequentially('depot');
    await page.getByRole('option', { name: /Glass blowing in the depot/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Endorse', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Endorsed by 1 person' }).press('Enter');
    await page.getByRole('link', { name: 'Glass blowing in the depot' }).waitFor();
    await page.getByRole('button', { name: 'Take back endorsement: Glass blowing' }).waitFor();
    expect(await page.getByRole('button', { name: 'Endorse: Glass blowing' }).count()).toBe(0);
    await context.close();

    const own = await stage.open(gwen, '/notifications');
    await own.page.getByRole('link', { name: /Huw Lloyd endorsed one of your skills/ }).click();
    await own.page.getByRole('button', { name: 'Endorsed by 1 person' }).click();
    await own.page.getByRole('button', { name: 'Hide' }).click();
    await own.page.getByText('Only you see this').waitFor();
    await own.context.close();

    const visitor = await stage.open(huw, `/@${gwen.name}`);
    await visitor.page.getByText('Glass blowing', { exact: true }).first().waitFor();
    expect(await visitor.page.getByRole('button', { name: /^Endorsed by/ }).count()).toBe(0);
    await visitor.context.close();
  });

  it('P6: leads somebody with a question to the person who knows; that person is told, and can decline', async () => {
    const mair = await stage.person('Mair Owen');
    const thread = await stage.thread(mair, 'Who does glass blowing here?');
    const { page, context } = await stage.open(mair, stage.pathOf(thread));
    await page.getByRole('button', { name: 'Manage this discussion' }).click();
    await page.getByRole('menuitem', { name: 'Make it a question' }).click();
    await page.getByRole('button', { name: 'Suggest people' }).press('Enter');
    await page.getByRole('button', { name: 'Ask Gwen Hughes' }).press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Gwen Hughes' }).getByText('Asked').waitFor();
    await context.close();

    const asked = await stage.open(gwen, '/notifications');
    await asked.page.getByRole('link', { name: /Mair Owen asks whether you can answer a question/ }).click();
    await asked.page.getByRole('button', { name: 'I cannot answer this' }).press('Enter');
    await asked.page.getByText('You said that you cannot answer this question.').waitFor();
    await asked.page.getByRole('link', { name: 'Whether you are asked' }).click();
    await asked.page.getByRole('switch', { name: 'Suggest me to people who have a question' }).waitFor();
    await asked.context.close();
  });

  it('P4, P9: keeps a search that finds somebody by what they wrote, and leads on to what they gave', async () => {
    const { page, context } = await stage.open(huw, '/people?q=depot');
    await page.getByRole('link', { name: 'Gwen Hughes' }).waitFor();
    await page.getByRole('button', { name: 'Save this search' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name of the search' }).fill('Glass people');
    await page.getByRole('dialog').getByRole('button', { name: 'Save this search' }).press('Enter');
    await page.getByRole('link', { name: 'Glass people' }).waitFor();
    await page.goto(new URL('/people', page.url()).href);
    await page.getByRole('link', { name: 'Glass people' }).click();
    await page.getByRole('link', { name: 'Gwen Hughes' }).click();
    await page.getByRole('link', { name: 'See all contributions' }).click();
    await page.getByRole('heading', { name: 'Contributions of Gwen Hughes', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Glass blowing in the depot' }).waitFor();
    await page.getByRole('link', { name: /^Videos/ }).click();
    await page.getByText('There is nothing here that you may read.').waitFor();
    await context.close();

    const own = await stage.open(gwen, `/@${gwen.name}/contributions`);
    await own.page.getByRole('switch', { name: 'Show this page and my badges to others' }).press('Space');
    const downloading = own.page.waitForEvent('download');
    await own.page.getByRole('link', { name: 'Download in Welsh' }).click();
    expect((await downloading).suggestedFilename()).toBe(`${gwen.name}.html`);
    await own.context.close();

    const after = await stage.open(huw, `/@${gwen.name}/contributions`);
    await after.page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await after.context.close();
  });
});
