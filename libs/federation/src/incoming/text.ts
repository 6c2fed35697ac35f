import { firstOf, isObject, type JsonObject } from './json.js';

const TOWERS = /(\p{M}{16})\p{M}+/gu;
const NOT_IN_A_LINE = /[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g;

const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : text
        .slice(0, most)
        .toWellFormed()
        .replace(/\ufffd$/, '');

/**
 * A text that can be stored: no U+0000, no lone surrogates, no towers of more than 16 combining marks, cut to `most`
 * UTF-16 units (not in the middle of a character). Empty is the same as absent.
 */
export const readText = (value: unknown, most: number): string | null => {
  const only = firstOf(value);
  if (typeof only !== 'string') return null;
  const stored = cut(only, most).toWellFormed().replaceAll('\0', '').replaceAll(TOWERS, '$1');
  return stored.trim() === '' ? null : stored;
};

/** As {@link readText}, on one line and without spaces around it. */
export const readLine = (value: unknown, most: number): string | null =>
  readText(value, most)?.replaceAll(NOT_IN_A_LINE, ' ').trim() ?? null;

/**
 * A property that may be given in several languages: `name`, or else the first text of `nameMap`. Peers differ in
 * which of the two they send.
 */
export const inSomeLanguage = (raw: JsonObject, property: string): unknown => {
  const plain = firstOf(raw[property]);
  if (typeof plain === 'string') return plain;
  const map = raw[`${property}Map`];
  return isObject(map) ? Object.values(map).find((text) => typeof text === 'string') : undefined;
};
