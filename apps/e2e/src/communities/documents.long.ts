import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { pdfOf, type GivenPerson } from '#libs/testing';

import { settled, tooWide, violations } from '../accessibility/check-page.js';
import { communityStage, type CommunityStage } from './community-stage.js';

let stage: CommunityStage;
let ada: GivenPerson;
let ben: GivenPerson;
let library: string;

beforeAll(async () => {
  stage = await communityStage();
  const { given } = stage.site;
  ada = await given.person({ name: 'ada', displayName: 'Ada Morris' });
  ben = await given.person({ name: 'ben', displayName: 'Ben Achebe' });
  const { id, name } = await given.community({ owner: ada });
  await given.member(id, ben.id);
  library = `/c/${name}/documents`;
});

afterAll(() => stage?.stop());

const choose = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });

/** How many dots of the drawn page are not white. */
const inked = (page: Page): Promise<number> =>
  page.locator('.document-page canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return [...data].filter((value, place) => place % 4 === 0 && value < 128).length;
  });

const shows = (page: Page, words: string): Promise<void> =>
  page.locator('.document-page').getByText(words).waitFor({ state: 'attached' });

/** A PDF that wants scripts to run, and pages elsewhere to be opened, as soon as it is looked at. */
const eagerPdf = (): Uint8Array => {
  const script = "app.alert('ran');app.launchURL('https://elsewhere.example/');document.title='ran'";
  const wish = `<</S/JavaScript/JS(${script.replaceAll(/[()]/g, String.raw`\$&`)})/Next<</S/URI/URI(https://elsewhere.example/)>>>>`;
  const plain = Buffer.from(pdfOf(['Nothing of this runs.'])).toString('latin1');
  const at = plain.indexOf('/Type/Catalog');
  // The table of places is no longer right; readers then look for the objects themselves.
  return Buffer.from(`${plain.slice(0, at)}/OpenAction${wish}${plain.slice(at)}`, 'latin1');
};

describe('documents of a community', () => {
  it('are added, looked at, given a new version and taken back to the first, and found', async () => {
    const page = await stage.open(ben, library);
    await page.getByRole('link', { name: 'Add a document' }).click();
    await choose(page, 'winter_gritting.pdf', pdfOf(['Salt the steps by seven.', 'Call the depot.']));
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('winter gritting');
    await page.getByRole('textbox', { name: 'Title' }).fill('Winter gritting');
    await page.getByRole('textbox', { name: /^Folder/ }).fill('Guides');
    await page.getByRole('button', { name: 'Add a document' }).click();

    await page.getByRole('heading', { name: 'Winter gritting', level: 1 }).waitFor();
    await shows(page, 'Salt the steps by seven.');
    expect(await inked(page)).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'Next page' }).click();
    await shows(page, 'Call the depot.');
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.getByRole('button', { name: 'Fit to the screen' }).waitFor();
    expect(await violations(page, 'all')).toEqual([]);

    await page.getByRole('button', { name: 'Add a new version' }).click();
    await choose(page, 'gritting.pdf', pdfOf(['Salt the steps by six.']));
    await page.getByRole('textbox', { name: /^What is new/ }).fill('An hour earlier');
    await page.getByRole('button', { name: 'Add a new version' }).last().click();
    await shows(page, 'Salt the steps by six.');
    await page.getByText('An hour earlier').waitFor();
    await page.getByRole('button', { name: 'Go back to this version Version 1' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Go back to this version' }).click();
    await page.getByText('The same as version 1').waitFor();
    await shows(page, 'Salt the steps by seven.');

    await page.getByRole('link', { name: 'Guides' }).click();
    await page.getByRole('heading', { name: 'Guides' }).waitFor();
    await page.getByRole('link', { name: 'Winter gritting', exact: true }).waitFor();
    await page.getByRole('searchbox').first().fill('depot');
    await page.keyboard.press('Enter');
    await page.getByText('on page 2').waitFor();
    expect(stage.problems()).toEqual([]);
  });

  it('show a page that wants to run scripts and open others, and do neither', async () => {
    const page = await stage.open(ben, `${library}/new`, { viewport: { width: 320, height: 640 } });
    const wishes: string[] = [];
    page.on('dialog', (dialog) => wishes.push(dialog.message()));
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.site.url)) wishes.push(request.url());
    });
    await settled(page);
    await choose(page, 'eager.pdf', eagerPdf());
    await page.getByRole('button', { name: 'Add a document' }).click();
    await shows(page, 'Nothing of this runs.');
    expect(await inked(page)).toBeGreaterThan(100);
    expect(await page.title()).toContain('eager');
    expect(await page.evaluate(() => window.frames.length)).toBe(0);
    expect(wishes).toEqual([]);
    expect(await tooWide(page)).toEqual([]);
    expect(await violations(page, 'all')).toEqual([]);
    expect(stage.problems()).toEqual([]);
  });
});
