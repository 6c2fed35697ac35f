import type { Page } from 'playwright-core';

import { loadCatalogue } from '#libs/i18n';
import { runAxe } from '#libs/testing';

/** How a page can be coloured; high contrast keeps the light or dark ground of the device. */
export const THEMES = [
  { theme: 'light', colorScheme: 'light' },
  { theme: 'dark', colorScheme: 'dark' },
  { theme: 'contrast', colorScheme: 'light' },
  { theme: 'contrast', colorScheme: 'dark' },
] as const;
export type Theme = (typeof THEMES)[number];

/** The rules whose outcome depends on colours; all others are the same in every theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Waits until the screen answers to a press, has its styles, and shows its content instead of placeholders. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => performance.getEntriesByName('guildhall-answers').length > 0);
  await page.locator('h1').first().waitFor();
  await page.locator('.gh-skeleton').first().waitFor({ state: 'detached' });
  // A sheet that was lost on the way is asked for again, after the page answers.
  await page.waitForFunction(
    () => getComputedStyle(document.documentElement).getPropertyValue('--ground') !== '',
  );
};

/** Puts a theme on, and waits until the page has come to rest in it. */
export const wear = async (page: Page, { theme, colorScheme }: Theme): Promise<void> => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async (name) => {
    // Colours are handed down one element a frame, as very short transitions: half a second without this.
    const atOnce = new CSSStyleSheet();
    atOnce.replaceSync('*, ::before, ::after { transition: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, atOnce];
    document.documentElement.dataset['theme'] = name;
    // Ten seconds of a machine that has nothing else to do: what moves, moves with the frames.
    const MOST_FRAMES = 600;
    for (let still = 0, frames = 0; still < 3; frames += 1) {
      await new Promise(requestAnimationFrame);
      // What is not drawn, as in a closed <details>, keeps its finished transitions until it is.
      const moving = document
        .getAnimations()
        .map(({ effect }) => (effect as KeyframeEffect).target)
        .filter((target) => target?.checkVisibility());
      still = moving.length === 0 ? still + 1 : 0;
      if (frames < MOST_FRAMES) continue;
      const moved = moving.map((target) => target?.outerHTML.slice(0, 200));
      throw new Error(`The page does not come to rest: ${moved.join(', ')}`);
    }
  }, theme);
};

/** Suggestions belong to their field, wherever in the page they are drawn: they need no landmark of their own. */
const isSuggestions = (rule: string, html: string): boolean =>
  rule === 'region' && html.includes('role="listbox"');

/** What axe finds: by all its rules, or by those about colours. */
export const violations = async (page: Page, rules: 'all' | 'colours'): Promise<string[]> => {
  const found = await runAxe(page, rules === 'all' ? undefined : COLOUR_RULES);
  return found.filter(({ rule, html }) => !isSuggestions(rule, html)).map(({ text }) => text);
};

/** Reflow (WCAG 1.4.10): nothing has to be scrolled sideways. Names what sticks out the furthest. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const sideways = document.documentElement.scrollWidth - window.innerWidth;
    if (sideways <= 0) return [];
    const rightOf = (element: Element): number => element.getBoundingClientRect().right;
    const isClipped = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (getComputedStyle(element).overflowX !== 'visible' || isClipped(element.parentElement));
    const furthest = [...document.body.querySelectorAll('*')]
      .filter((element) => !isClipped(element.parentElement))
      .reduce((one, other) => (rightOf(other) >= rightOf(one) ? other : one));
    return [`is ${sideways} px too wide: ${furthest.outerHTML.slice(0, 160)}`];
  });

/** Size of targets (WCAG 2.5.8): 24 by 24 px, but for links within a line of text. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST = 23.5;
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role=button], [role^=menuitem], [role=option], [role=tab]',
    );
    /** Clipped away: there for screen readers only. */
    const isClipped = (element: Element): boolean => {
      const { position, clipPath } = getComputedStyle(element);
      if (['absolute', 'fixed'].includes(position) && clipPath !== 'none') return true;
      return element.parentElement !== null && isClipped(element.parentElement);
    };
    /** An input that is not drawn is pressed by its label, a link that is laid over its card by the card. */
    const pressed = (element: HTMLElement): Element[] => {
      const { content, position } = getComputedStyle(element, '::after');
      if (content !== 'none' && position === 'absolute') return [element.offsetParent ?? element];
      if (!isClipped(element)) return [element];
      const label = element.closest('label');
      return label === null ? [] : [label];
    };
    const isSmall = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      const isVisible = element.checkVisibility({ visibilityProperty: true }) && width > 2 && height > 2;
      return isVisible && (width < LEAST || height < LEAST);
    };
    return [...targets]
      .flatMap(pressed)
      .filter((element) => getComputedStyle(element).display !== 'inline' && isSmall(element))
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `target of ${Math.round(width)} x ${Math.round(height)} px: ${element.outerHTML.slice(0, 120)}`;
      });
  });

const knownKeys = async (): Promise<Set<string>> => {
  const catalogue = await loadCatalogue('en');
  return new Set(
    Object.values(catalogue).flatMap((words) => Object.keys(words).filter((key) => key.includes('.'))),
  );
};

/** Names of words, or places for values, that are shown instead of words. */
export const untranslated = async (page: Page): Promise<string[]> => {
  const keys = await knownKeys();
  const text = await page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.innerText, ...labels].join('\n');
  });
  const words = text.match(/[\w-]+(?:\.[\w-]+)+|\{\{\w+\}\}/g) ?? [];
  return words
    .filter((word) => keys.has(word) || word.startsWith('{{'))
    .map((word) => `shows the key ${word}`);
};
