import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { launchChromium } from '#libs/testing';

import type { PageRequest } from './entry-server.js';
import { buildClient, serveSite } from './kit/built-site.js';
import { instance } from './kit/kit-session.js';

type Built = typeof import('./entry-server.js');

let browser: Browser;
let client: { folder: string; remove: () => Promise<void> };
let server: { folder: string; remove: () => Promise<void> };
let site: { url: string; close: () => void };
let built: Built;
let template: string;

const request = (parts: Partial<PageRequest> = {}): PageRequest => ({
  template,
  brandVersion: '1',
  url: '/nowhere',
  language: 'en',
  theme: 'dark',
  viewer: { instance, me: null, unread: 0 },
  data: [],
  ...parts,
});

beforeAll(async () => {
  [client, server] = await Promise.all([buildClient(), buildClient('--ssr')]);
  template = await readFile(join(client.folder, 'index.html'), 'utf8');
  built = (await import(pathToFileURL(join(server.folder, 'entry-server.js')).href)) as Built;
  site = await serveSite(client.folder, async (url) => {
    if (url.startsWith('/brand.css')) return { type: 'text/css', body: built.brandCss('#5b2c83') };
    if (/\.\w+$/.test(url)) return undefined;
    const language = url.includes('language=cy') ? 'cy' : 'en';
    const { document } = await built.renderPage(request({ url, language }));
    return { type: 'text/html; charset=utf-8', body: document };
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  await client?.remove();
  await server?.remove();
});

describe('renderPage', () => {
  it('writes language, theme, title and status, and nothing inline', async () => {
    const { document, status } = await built.renderPage(request({ language: 'cy' }));
    expect(status).toBe(404);
    expect(document).toContain('<html lang="cy" data-theme="dark">');
    expect(document).toMatch(/<title>[^<]+ – Northfield<\/title>/);
    expect(document).toMatch(/<h1>[^<]+<\/h1>/);
    expect(document).not.toMatch(/ style=| on[a-z]+=|<style|<script(?![^>]*(src=|application\/json))/i);
    expect(document.length).toBeLessThan(100_000);
  });

  it('HT6: shows names as text in page, head and state', async () => {
    const hostile = '</script></title><img src=x onerror=alert(1)> $& $1';
    const viewer = { instance: { ...instance, name: hostile, shortName: hostile }, me: null, unread: 0 };
    const { document } = await built.renderPage(request({ viewer }));
    expect(document).not.toContain('<img');
    expect(document.match(/<\/script>/g)).toHaveLength(2);
  });

  it('keeps the pages of different people apart', async () => {
    const pages = await Promise.all(
      ['en', 'cy', 'en', 'cy'].map((language) =>
        built.renderPage(request({ language: language as 'en' | 'cy' })),
      ),
    );
    expect(pages[0]?.document).toBe(pages[2]?.document);
    expect(pages[1]?.document).toBe(pages[3]?.document);
    expect(pages[0]?.document).not.toBe(pages[1]?.document);
  });
});

describe('shellPage', () => {
  it('leaves the drawing to the browser and nothing behind on the server', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const data = [{ operation: 'readInstance', answer: instance }];
    const page = built.shellPage(request({ data }));
    await built.renderPage(request({ data }));
    expect(timers()).toBe(before);
    expect(page).toContain('<div id="guildhall"></div>');
    expect(page).toContain('name="robots" content="noindex"');
    expect(page).toContain('"queryKey":["readInstance",{}]');
  });
});

describe('first load', () => {
  it('is at most 180 KiB of JavaScript, gzip', async () => {
    const check = join(import.meta.dirname, '../check-bundle-size.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [check, client.folder]);
    expect(stdout).toMatch(/initial JavaScript/);
  });
});

describe('in the browser', () => {
  it('reads without JavaScript and takes the brand colour', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/nowhere`);
    expect(await page.textContent('h1')).toBe('Page not found');
    const band = page.locator('.gh-header__band');
    await expect(band.evaluate((element) => getComputedStyle(element).backgroundColor)).resolves.toBe(
      'rgb(91, 44, 131)',
    );
    await context.close();
  });

  it('HT8: is taken over without a word of complaint, under a policy without inline script or style', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    // Not the page of what does not exist: the browser draws that one anew, on purpose.
    await page.goto(`${site.url}/forgot-password`);
    const heading = await page.locator('h1').elementHandle();
    await page.waitForFunction(() => performance.getEntriesByName('guildhall-answers').length > 0);
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();
    expect(await page.getAttribute('html', 'data-theme')).toBe('light');
    // The same element as before: the browser kept what the server wrote.
    expect(await heading?.evaluate((element) => element.isConnected)).toBe(true);
    await page.getByRole('link', { name: 'Cymraeg' }).first().click();
    await page.locator('html[lang=cy] h1').waitFor();
    expect(await page.evaluate(() => document.cookie)).toMatch(/guildhall_language=cy/);
    expect(problems).toEqual([]);
    await page.close();
  });
});
