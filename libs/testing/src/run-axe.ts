import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every rule of axe for WCAG 2.2 AA, and what it calls best practice. */
const ALL: RunOptions = {
  runOnly: { type: 'tag', values: TAGS },
  // Experimental in axe: takes decorative initials and an option's description for a part of its label.
  rules: { 'label-content-name-mismatch': { enabled: false } },
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
  if (!isLoaded) await page.evaluate((await import('axe-core')).default.source);
  const asked: RunOptions =
    rules === undefined ? ALL : { runOnly: { type: 'rule', values: rules as string[] } };
  const { violations } = await page.evaluate(
    (options) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        // React Aria's announcements stay for seconds, longer than the button that some of them name.
        { exclude: [['[data-live-announcer]']] },
        options,
      ),
    { ...asked, resultTypes: ['violations'] } satisfies RunOptions,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({
      rule: id,
      html,
      text: `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
    })),
  );
};
