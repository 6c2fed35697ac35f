import { firstOf, isObject } from './json.js';
import { readMediaType } from './links.js';
import { readText } from './text.js';

/** The Markdown in `source`; other formats, and a source without one, are of no use to us. */
export const readMarkdown = (value: unknown, most: number): string | null => {
  const source = firstOf(value);
  if (!isObject(source) || readMediaType(source['mediaType']) !== 'text/markdown') return null;
  return readText(source['content'], most);
};
