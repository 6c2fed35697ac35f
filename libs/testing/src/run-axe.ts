import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every rule of axe for WCAG 2.2 AA, and what it calls best practice. */
const ALL: RunOptions = {
  runOnly: { type: 'tag', values: TAGS },
  // Experimental in axe: takes decorative initials and an option's description for a part of its label.
  rules: { 'label-content-name-mismatch': { enabled: false } },
  // Style sheets are read for an experimental rule only, which is not among these.
  preload: { assets: ['media'] },
};

/** The shorter of its two forms, since every document has to read it anew. */
let source: Promise<string> | undefined;
const axeSource = (): Promise<string> =>
  (source ??= readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));

/** axe as it is in a page. */
type Axe = Pick<typeof axe, 'configure' | 'run'> & {
  readonly utils: { getElementSource(element: unknown): string };
};

/** An element that breaks a rule. */
export interface Violation {
  readonly rule: string;
  readonly html: string;
  readonly text: string;
}

/**
 * What axe finds on a page by all its rules, or by the given ones. It is loaded once for each document, since reading it
 * takes longer than most rules do.
 */
export const runAxe = async (page: Page, rules?: readonly string[]): Promise<Violation[]> => {
  const isLoaded = await page.evaluate(() => 'axe' in window);
  if (!isLoaded) await page.evaluate(await axeSource());
  const asked: RunOptions =
    rules === undefined ? ALL : { runOnly: { type: 'rule', values: rules as string[] } };
  const found = await page.evaluate(
    async (options) => {
      const { axe: here } = window as unknown as { axe: Axe };
      // Otherwise it writes down every element that it looks at; of those that pass nobody asks.
      here.configure({ noHtml: true });
      const { violations } = await here.run(
        // React Aria's announcements stay for seconds, longer than the button that some of them name.
        { exclude: [['[data-live-announcer]']] },
        options,
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ element, failureSummary }) => ({
          rule: id,
          html: here.utils.getElementSource(element),
          why: failureSummary ?? '',
        })),
      );
    },
    { ...asked, resultTypes: ['violations'], selectors: false, elementRef: true } satisfies RunOptions,
  );
  return found.map(({ rule, html, why }) => ({ rule, html, text: `${rule}: ${html.slice(0, 160)} ${why}` }));
};
