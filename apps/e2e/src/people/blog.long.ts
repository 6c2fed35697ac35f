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

describe('a blog', () => {
  it('P7, P8, P10: is written, left and found again, published, followed, and talked about live', async () => {
    const writer = await stage.open(gwen, `/@${gwen.name}/blog`);
    await writer.page.getByRole('button', { name: 'Write an article' }).click();
    await writer.page.getByRole('textbox', { name: 'Title' }).fill('Glass in winter');
    await writer.page.getByRole('textbox', { name: 'Text' }).fill('It **freezes** to the bank.');
    await writer.page.locator('[data-draft=saved]').waitFor();
    await writer.page.reload();
    const title = writer.page.getByRole('textbox', { name: 'Title' });
    await expect(title.inputValue()).resolves.toBe('Glass in winter');

    const reader = await stage.open(huw, `/@${gwen.name}`);
    await reader.page.getByRole('button', { name: 'Follow', exact: true }).click();
    await reader.page.getByRole('button', { name: 'Following' }).waitFor();

    await writer.page.getByText('Anyone on the web, signed in or not.').click();
    await writer.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await writer.page.getByRole('heading', { name: 'Glass in winter', level: 1 }).waitFor();

    await reader.page.goto(stage.site.url);
    await reader.page.getByRole('link', { name: 'Glass in winter' }).click();
    await reader.page.getByRole('heading', { name: 'Glass in winter', level: 1 }).waitFor();
    await reader.page.getByRole('textbox', { name: 'Your comment' }).fill('Ours too.');
    await reader.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await writer.page.getByText('Ours too.').waitFor();
    await reader.page.getByRole('button', { name: 'Edit comment' }).click();
    await reader.page.getByRole('textbox', { name: 'Your comment' }).first().fill('Ours too, since May.');
    await reader.page.getByRole('button', { name: 'Save the change' }).click();
    await writer.page.getByText('Ours too, since May.').waitFor();

    await writer.page.getByRole('textbox', { name: 'Your comment' }).pressSequentially('Who mends it, @huw');
    await writer.page.getByRole('option', { name: /Huw Lloyd/ }).click();
    await writer.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await writer.page.locator('li', { hasText: 'Who mends it, @Huw Lloyd' }).waitFor();
    await reader.page.goto(`${stage.site.url}/search?q=mends`);
    await reader.page.getByText('Comment on what Gwen Hughes published').waitFor();
    await reader.page.getByRole('link', { name: 'Glass in winter' }).click();
    await reader.page.locator('li:focus', { hasText: 'Who mends it, @Huw Lloyd' }).waitFor();

    const visitor = await stage.open(null, new URL(writer.page.url()).pathname, { javaScriptEnabled: false });
    await visitor.page.getByRole('heading', { name: 'Glass in winter', level: 1 }).waitFor();
    await visitor.page.getByText('Ours too, since May.').waitFor();
    const preview = visitor.page.locator('meta[property="og:type"]');
    expect(await preview.getAttribute('content')).toBe('article');

    await reader.page.goto(stage.site.url);
    await reader.page.getByRole('button', { name: 'Share an update' }).click();
    await reader.page.getByRole('textbox', { name: 'Your update' }).fill('At the bring bank.');
    await reader.page.getByRole('button', { name: 'Share', exact: true }).click();
    await reader.page.getByRole('article', { name: /Update by Huw Lloyd/ }).waitFor();
    for (const { context } of [writer, reader, visitor]) await context.close();
  });
});
