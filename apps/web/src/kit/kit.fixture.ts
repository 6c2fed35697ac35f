import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { launchChromium, runAxe } from '#libs/testing';

import { buildClient, serveSite } from './built-site.js';

/** How the kit is looked at; a width in pixels. */
interface Look {
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly width?: number;
  readonly language?: 'en' | 'cy';
  readonly person?: 'none';
}

/** The design kit in a browser. */
export interface Kit {
  readonly url: string;
  readonly browser: Browser;
  /** Opens the kit, looks at it, and demands that nothing was thrown or warned of. */
  open(how: Look, look: (page: Page) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const problemsOf = (page: Page): string[] => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    const said = `${message.text()} ${message.location().url}`;
    // The kit is served as files only, so there is no live connection to be had.
    if (said.includes('/live/')) return;
    if (message.type() === 'error' || message.type() === 'warning') problems.push(said);
  });
  return problems;
};

/** Builds the kit and serves it. */
export const startKit = async (): Promise<Kit> => {
  const client = await buildClient('--mode', 'kit');
  const html = await readFile(join(client.folder, 'kit.html'), 'utf8');
  const site = await serveSite(client.folder, async (url) => {
    if (url === '/api/me/preferences') return { type: 'application/json', body: '{}' };
    return /^\/(\?|$)/.test(url) ? { type: 'text/html; charset=utf-8', body: html } : undefined;
  });
  const browser = await launchChromium();
  return {
    url: site.url,
    browser,
    open: (how, look) => openKit(browser, site.url, how, look),
    close: async () => {
      await browser.close();
      site.close();
      await client.remove();
    },
  };
};

const openKit = async (
  browser: Browser,
  url: string,
  { width = 1280, ...query }: Look,
  look: (page: Page) => Promise<void>,
): Promise<void> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  // The kit shows fixed dates, some of them in relation to now.
  await page.clock.setFixedTime('2026-11-24T10:00:00Z');
  page.setDefaultTimeout(120_000);
  const problems = problemsOf(page);
  try {
    await page.goto(`${url}/?${new URLSearchParams(query).toString()}`);
    await page.waitForSelector('h1');
    await look(page);
    expect(problems).toEqual([]);
  } finally {
    await context.close();
  }
};

/** What axe finds against WCAG 2.2 AA. */
export const violations = async (page: Page): Promise<string[]> =>
  (await runAxe(page)).map(({ text }) => text);
