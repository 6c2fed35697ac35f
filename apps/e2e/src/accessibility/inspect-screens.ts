import type { Page } from 'playwright-core';

import { settled, smallTargets, tooWide, untranslated, violations, wear, type Theme } from './check-page.js';
import type { InspectedSite } from './inspected-site.js';
import type { Look } from './look.js';

/** In which widths (CSS px) a screen is looked at, and in which themes at the first of them; elsewhere in the first theme. */
export interface Turn {
  readonly widths: readonly number[];
  readonly themes: readonly [Theme, ...Theme[]];
}

const HEIGHT = 800;
const NARROW = 320;

const layoutProblems = async (page: Page): Promise<string[]> => [
  ...(await tooWide(page)),
  ...(await smallTargets(page)),
];

/**
 * The one page that somebody has open. A new one for each look would compile the whole client each time.
 */
const pageOf = async (site: InspectedSite, { as }: Look): Promise<Page> => {
  const context = await site.browserOf(as);
  const [open] = context.pages();
  if (open !== undefined) return open;
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  return page;
};

/** Leaves the screen as if its tab were closed. */
const leave = async (page: Page): Promise<void> => {
  await page.context().setOffline(false);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate(() => sessionStorage.clear());
  // Where only the fragment of the address differs, a browser would stay on the page.
  if (page.url().includes('#')) await page.goto('about:blank');
};

/** Goes to the screen and brings it into its state. */
const arrive = async (page: Page, site: InspectedSite, look: Look): Promise<void> => {
  await look.before?.(page);
  const path = look.path.replaceAll(/<(\w+)>/g, (_, name: string) => {
    const value = site.names[name];
    if (value === undefined) throw new Error(`The site has no ${name}`);
    return value;
  });
  await page.goto(site.urlOf(look.as) + path);
  await settled(page);
  await look.open?.(page, site.names);
};

const problemsAt = async (page: Page, themes: readonly Theme[]): Promise<string[]> => {
  const found = [...(await layoutProblems(page)), ...(await untranslated(page))];
  for (const [at, theme] of themes.entries()) {
    await wear(page, theme);
    const seen = await violations(page, at === 0 ? 'all' : 'colours');
    found.push(...seen.map((text) => `${theme.theme} on ${theme.colorScheme}: ${text}`));
  }
  return found;
};

/** What is open follows its button a little later than the window changes: then the screen is opened anew. */
const canBeResized = (look: Look): boolean => look.open === undefined;

const inspect = async (site: InspectedSite, look: Look, { widths, themes }: Turn): Promise<string[]> => {
  const found: string[] = [];
  const page = await pageOf(site, look);
  try {
    for (const [at, width] of widths.entries()) {
      await page.setViewportSize({ width, height: HEIGHT });
      if (at > 0 && !canBeResized(look)) await leave(page);
      if (at === 0 || !canBeResized(look)) await arrive(page, site, look);
      const problems = await problemsAt(page, at === 0 ? themes : [themes[0]]);
      found.push(...problems.map((text) => `at ${width} px ${text}`));
    }
    // Whatever the width it is looked at in, a screen must fit on the narrowest one.
    if (canBeResized(look) && !widths.includes(NARROW)) {
      await page.setViewportSize({ width: NARROW, height: HEIGHT });
      found.push(...(await layoutProblems(page)).map((text) => `at ${NARROW} px ${text}`));
    }
    return found;
  } catch (error) {
    return [...found, `could not be looked at: ${String(error).slice(0, 400)}`];
  } finally {
    await leave(page);
  }
};

/** Looks at screens and says what is wrong with them. */
export const inspectScreens = async (
  site: InspectedSite,
  looks: readonly Look[],
  turnOf: (at: number) => Turn,
): Promise<string[]> => {
  const found: string[] = [];
  for (const [at, look] of looks.entries()) {
    const problems = await inspect(site, look, turnOf(at));
    found.push(...problems.map((text) => `${look.path} as ${look.as} ${text}`));
  }
  return found;
};
