import { isObject, listOf, type JsonObject } from './json.js';

const MOST_LANGUAGES = 20;
const TAG = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i;

const readLanguage = (value: unknown): string | null => {
  const tag = isObject(value) ? value['identifier'] : value;
  if (typeof tag !== 'string' || !TAG.test(tag) || tag.toLowerCase() === 'und') return null;
  return tag;
};

const mapped = (raw: JsonObject): readonly string[] => {
  const map = raw['contentMap'];
  return isObject(map) ? Object.keys(map).slice(0, MOST_LANGUAGES) : [];
};

/** The languages that a document says it is in, as BCP 47 tags, the declared one before those of `contentMap`. */
export const languagesOf = (raw: JsonObject): readonly string[] => {
  const declared = listOf(raw['language']).slice(0, MOST_LANGUAGES);
  const read = [...declared, ...mapped(raw)].map(readLanguage).filter((tag) => tag !== null);
  return [...new Set(read)].slice(0, MOST_LANGUAGES);
};
