import { LIMITS } from '#libs/kernel';

import { refused } from './failure.js';

/** A JSON object of the other side, of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws FetchFailed `not-json` */
export const parseObject = (bytes: Uint8Array): JsonObject => {
  const value = parse(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused('not-json');
  if (isDeeper(value, LIMITS.outgoing.jsonDepth)) throw refused('not-json');
  return value as JsonObject;
};

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refused('not-json');
  }
};

/** Level by level, as the depth may be beyond what a stack holds. */
const isDeeper = (value: object, most: number): boolean => {
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= most) return true;
    level = level.flatMap((parent) => Object.values(parent).filter(isObject));
  }
  return false;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
