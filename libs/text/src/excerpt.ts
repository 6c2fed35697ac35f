import { plainText } from './plain-text.js';

/** The beginning of a text on one line, at most `most` code points, cut between words. */
export const excerpt = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const points = Array.from(line);
  if (points.length <= most) return line;
  const cut = points.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
};

const HEADINGS = /<h([1-6])\b[^>]{0,500}>.*?(?:<\/h\1>|$)/gs;

/**
 * The beginning of what sanitised HTML says, as `excerpt` has it, without headings: on one line they would run into the
 * sentences below them. Where there is nothing else, the headings.
 */
export const beginningOf = (html: string, most: number): string =>
  excerpt(plainText(html.replaceAll(HEADINGS, ' ')), most) || excerpt(plainText(html), most);

const MOST_SLUG = 80;

/** A readable piece of an address from a title: plain letters, digits and hyphens; `-` when nothing is left. */
export const slugify = (title: string): string => {
  const slug = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_SLUG)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? '-' : slug;
};
