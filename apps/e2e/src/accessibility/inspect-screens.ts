import type { Page } from 'playwright-core';

import { settled, smallTargets, tooWide, untranslated, violations, wear, type Theme } from './check-page.js';
import type { InspectedSite } from './inspected-site.js';
import type { Look } from './look.js';

/** In which widths (CSS px) and themes a screen is looked at. */
export interface Turn {
  readonly widths: readonly number[];
  readonly themes: readonly Theme[];
}

const HEIGHT = 800;
const NARROW = 320;

const layoutProblems = async (page: Page): Promise<string[]> => [
  ...(await tooWide(page)),
  ...(await smallTargets(page)),
];

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
  await look.open?.(page);
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

const inspect = async (site: InspectedSite, look: Look, width: number, themes: readonly Theme[]) => {
  const context = await site.browserOf(look.as);
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width, height: HEIGHT });
    await arrive(page, site, look);
    const found = await problemsAt(page, themes);
    // What is open follows its button a little later than the window changes.
    if (width === NARROW || look.open !== undefined) return found;
    // Whatever the width it is looked at in, a screen must fit on the narrowest one.
    await page.setViewportSize({ width: NARROW, height: HEIGHT });
    return [...found, ...(await layoutProblems(page)).map((text) => `narrow: ${text}`)];
  } catch (error) {
    return [`could not be looked at: ${String(error).slice(0, 400)}`];
  } finally {
    await context.setOffline(false);
    await page.close();
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
    const { widths, themes } = turnOf(at);
    for (const width of widths) {
      const problems = await inspect(site, look, width, themes);
      found.push(...problems.map((text) => `${look.path} as ${look.as} at ${width} px ${text}`));
    }
  }
  return found;
};
