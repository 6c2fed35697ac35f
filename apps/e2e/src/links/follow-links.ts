import type { BrowserContext, Page } from 'playwright-core';

import { loadCatalogue } from '#libs/i18n';

import { settled, untranslated } from '../accessibility/check-page.js';
import { patternOf } from '../accessibility/route-pattern.js';

export interface Walk {
  readonly origin: string;
  readonly language: 'en' | 'cy';
  readonly routes: readonly string[];
  /** How many addresses of one route are visited at most. */
  readonly perRoute: number;
}

export interface Walked {
  readonly visited: readonly string[];
  readonly problems: readonly string[];
}

/** Everything that goes wrong on a page from now on. */
const watch = (page: Page, problems: string[]): void => {
  const note = (text: string): void => void problems.push(`${page.url()} ${text}`);
  page.on('pageerror', (error) => note(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(`${response.url()} answered ${response.status()}`);
  });
  page.on('requestfailed', (request) => {
    // Whoever goes on to the next page leaves requests of the last one behind.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') note(`${request.url()} failed: ${reason}`);
  });
};

const linksOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter(({ origin, search }) => origin === location.origin && !search.includes('language='))
      .map(({ pathname, search }) => pathname + search),
  );

/** The links in the menu of one's own pages and below the bell, which are drawn when asked for. */
const linksInHeader = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const opener of ['.gh-account', '.gh-bell']) {
    await page.locator(opener).click();
    await page.locator('.gh-popover a[href]').first().waitFor();
    found.push(...(await linksOn(page)));
    await page.keyboard.press('Escape');
    await page.locator('.gh-popover').waitFor({ state: 'detached' });
  }
  return found;
};

/** What is no screen is a file to be kept, such as the entry of an event for one's own calendar. */
const fetchFile = async (page: Page, { origin }: Walk, link: string, problems: string[]): Promise<void> => {
  const answer = await page.request.get(origin + link);
  if (!answer.ok()) problems.push(`${link} answered ${answer.status()}`);
};

/** Decides which links are worth a visit: a few of each route, and none that ends the session. */
const frontier = ({ perRoute }: Walk, routeOf: (link: string) => string | undefined) => {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  return (link: string): boolean => {
    if (seen.has(link)) return false;
    seen.add(link);
    const route = routeOf(link) ?? link;
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    return route !== '/sign-out' && count <= perRoute;
  };
};

/** Visits what can be reached by links from the home page, as whoever the browser belongs to. */
export const followLinks = async (context: BrowserContext, walk: Walk): Promise<Walked> => {
  const catalogue = await loadCatalogue(walk.language);
  const notFound = catalogue['common']?.['not-found.title'] ?? '';
  const problems: string[] = [];
  const page = await context.newPage();
  watch(page, problems);
  const patterns = walk.routes.map((route) => ({ route, pattern: patternOf(route) }));
  const routeOf = (link: string): string | undefined =>
    patterns.find(({ pattern }) => pattern.test(link.split('?')[0] ?? ''))?.route;
  const isWanted = frontier(walk, routeOf);
  const waiting = ['/'].filter(isWanted);
  const visited: string[] = [];
  for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
    visited.push(link);
    if (routeOf(link) === undefined) {
      await fetchFile(page, walk, link, problems);
      continue;
    }
    await page.goto(walk.origin + link);
    await settled(page);
    if ((await page.locator('html').getAttribute('lang')) !== walk.language)
      problems.push(`${link} is not in ${walk.language}`);
    if ((await page.locator('h1').first().textContent()) === notFound) problems.push(`${link} leads nowhere`);
    problems.push(...(await untranslated(page)).map((text) => `${link} ${text}`));
    waiting.push(...(await linksOn(page)).filter(isWanted));
    if (link === '/') waiting.push(...(await linksInHeader(page)).filter(isWanted));
  }
  await page.close();
  return { visited, problems };
};
