import { isOwnActor } from './safe-address.js';
import { sanitiseRemoteHtml } from './sanitise.js';

/** Somebody, or a community, that a text of another server links to, and their page on this instance. */
export interface NamedElsewhere {
  /** Addresses by which that server may link to them. */
  readonly links: readonly string[];
  readonly page: string;
}

const LINK = /<a href="([^"]*)"[^>]*>/g;

/** HTML of another server made safe. Links to those whom it names lead to their pages here. */
export const adoptHtml = (html: string, named: readonly NamedElsewhere[]): string => {
  const safe = sanitiseRemoteHtml(html);
  const pages = new Map(
    named
      .filter(({ page }) => isOwnActor(page))
      .flatMap(({ links, page }) => links.map((link) => [link, page] as const)),
  );
  if (pages.size === 0) return safe;
  return safe.replaceAll(LINK, (whole: string, href: string) => {
    const page = pages.get(href.replaceAll('&amp;', '&'));
    return page === undefined ? whole : `<a href="${page}" class="mention">`;
  });
};
