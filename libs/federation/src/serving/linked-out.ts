import type { Addresses } from '../outgoing/addresses.js';

/**
 * HTML as it is read on other servers: links within this instance lead to its address.
 *
 * @param known where else some of the paths lead
 */
export const linkedOut = (
  at: Addresses,
  html: string,
  known: ReadonlyMap<string, string> = new Map(),
): string => {
  const whole = (path: string): string => known.get(path) ?? new URL(path, at.home).href;
  return html.replaceAll(/<(?:a|img) [^>]*>/g, (tag) =>
    tag.replaceAll(
      /(href|src)="(\/[^/"][^"]*)"/g,
      (_, name: string, path: string) => `${name}="${whole(path).replaceAll('&', '&amp;')}"`,
    ),
  );
};
