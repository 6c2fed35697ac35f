import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';

import { eventually, type GivenPerson } from '#libs/testing';

import { contrast, type Rgb } from '../../../web/src/design/contrast.js';
import { browserStage, type BrowserStage } from '../discussion/browser-stage.js';

let stage: BrowserStage;
let admin: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  admin = await stage.site.given.person({ displayName: 'Nia Admin', role: 'admin' });
});
afterAll(() => stage?.stop());

const rgbOf = (css: string): Rgb =>
  (css.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255) as unknown as Rgb;

const BAND = '.gh-header__band';

const styleOf = (page: Page, selector: string, property: 'color' | 'background-color'): Promise<string> =>
  page
    .locator(selector)
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const groundOf = (page: Page): Promise<string> => styleOf(page, BAND, 'background-color');

/** Contrast of the name of the instance on the header, as the browser draws it. */
const headerContrast = async (page: Page): Promise<number> =>
  contrast(rgbOf(await styleOf(page, '.gh-brand', 'color')), rgbOf(await groundOf(page)));

describe('branding', () => {
  it('shows before saving what a colour will look like, and never becomes unreadable', async () => {
    const { page, context } = await stage.open(admin, '/admin/branding');
    const colour = page.getByRole('textbox', { name: 'Brand colour' });
    await colour.fill('yellow');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Enter a colour as # and six digits').first().waitFor();
    const before = await groundOf(page);
    await colour.fill('#ffe600');
    await page.getByText('we use a darker shade of it').waitFor();
    expect(await groundOf(page)).toBe(before);
    await page.getByRole('textbox', { name: 'Name of the organisation' }).fill('Cyngor Môr a Mynydd');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Your changes have been saved.').first().waitFor();
    await page.getByRole('banner').getByText('Cyngor Môr a Mynydd').waitFor();
    await eventually(async () => expect(await groundOf(page)).not.toBe(before));
    expect(await headerContrast(page)).toBeGreaterThanOrEqual(4.5);
    await context.close();

    const visitor = await stage.open(null, '/');
    expect(await headerContrast(visitor.page)).toBeGreaterThanOrEqual(4.5);
    await visitor.page.getByRole('banner').getByText('Cyngor Môr a Mynydd').waitFor();
    await visitor.context.close();
  });
});

describe('the audit log', () => {
  it('says who did what, is filtered by deed, and tells whether it was changed', async () => {
    const { page, context } = await stage.open(admin, '/admin/audit');
    await page.getByRole('row').filter({ hasText: 'Server settings changed' }).first().waitFor();
    await page.goto(`${stage.site.url}/admin/audit?action=post.deleted`);
    await page.getByText('Nothing found').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByRole('row').filter({ hasText: 'brand colour' }).first().waitFor();
    await page.getByRole('button', { name: 'Check that nothing was changed' }).click();
    await page.getByText('The log is complete and unchanged').first().waitFor();

    await sql`alter table audit_entry disable trigger user`.execute(stage.site.database.sql);
    await sql`update audit_entry set action = 'post.deleted' where seq = 1`.execute(stage.site.database.sql);
    await page.getByRole('button', { name: 'Check that nothing was changed' }).click();
    await page.getByText('Entry 1 is the first that does not fit.').waitFor();
    await context.close();
  });
});
