import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import {
  apiCaller,
  eventually,
  launchChromium,
  startTestServer,
  type ApiCaller,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

/** A server, and browsers for the people who come to it. */
export interface CommunityStage {
  readonly site: TestServer;
  /** Opens a page as somebody, or as a visitor; the page fails the test by `problems`. */
  open(person: { id: string } | null, path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Opens a page of another server. */
  openOn(site: TestServer, ...page: Parameters<CommunityStage['open']>): Promise<Page>;
  /** Calls the API as somebody. */
  as(person: GivenPerson): Promise<ApiCaller>;
  /** The newest mail to an address, as plain text. */
  mailTo(email: string): Promise<string>;
  /** What went wrong on any page so far: thrown errors and breaches of the content policy. */
  problems(): readonly string[];
  stop(): Promise<void>;
}

const watch = (page: Page, problems: string[]): void => {
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      problems.push(`${page.url()}: ${message.text()}`);
  });
};

/** Undoes quoted-printable, in which links of mails are broken into lines. */
const unquoted = (text: string): string =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

const newestMail = async (folder: string, email: string): Promise<string> => {
  const names = await readdir(folder);
  const mails = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .toSorted()
      .map((name) => readFile(join(folder, name), 'utf8')),
  );
  const found = mails.findLast((mail) => mail.toLowerCase().includes(`to: ${email}`));
  if (found === undefined) throw new Error(`No mail to ${email}`);
  return unquoted(found);
};

const opener =
  (browser: Browser, problems: string[]): CommunityStage['openOn'] =>
  async (site, person, path, options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ...options,
    });
    context.setDefaultTimeout(120_000);
    if (person !== null) {
      const [name = '', value = ''] = (await site.given.cookie(person)).split('=');
      const url = site.url.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true, sameSite: 'Lax' }]);
    }
    const page = await context.newPage();
    watch(page, problems);
    await page.goto(site.url + path);
    return page;
  };

/** Starts a server on an empty database, and a browser with these switches; stop it when done. */
export const communityStage = async (switches: readonly string[] = []): Promise<CommunityStage> => {
  const [site, browser]: [TestServer, Browser] = await Promise.all([
    startTestServer(),
    launchChromium(switches),
  ]);
  const problems: string[] = [];
  const openOn = opener(browser, problems);
  return {
    site,
    open: (...page) => openOn(site, ...page),
    openOn,
    as: async (person) => apiCaller(site.url, await site.given.cookie(person)),
    mailTo: (email) => eventually(() => newestMail(join(site.dataDir, 'outbox'), email)),
    problems: () => problems,
    stop: async () => {
      await browser.close();
      await site.stop();
    },
  };
};
