/** A JSON object that a peer wrote; nothing about its members is known. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON-LD writes one value and a list of one alike, and nothing as null, as an empty list or not at all. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

/** An id given as text, or as the object that has it. */
export const idIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value['id'] === 'string' ? value['id'] : undefined;
};

/** The only value, or the first of a list. */
export const firstOf = (value: unknown): unknown => listOf(value)[0];

export const readBoolean = (value: unknown): boolean | null => {
  const only = firstOf(value);
  return typeof only === 'boolean' ? only : null;
};

/** A count, size or length in whole units; nothing negative, fractional or beyond exact integers. */
export const readCount = (value: unknown): number | null => {
  const only = firstOf(value);
  return typeof only === 'number' && Number.isSafeInteger(only) && only >= 0 ? only : null;
};

const MOST_TYPES = 8;
const PREFIX = /^(?:https:\/\/www\.w3\.org\/ns\/activitystreams#|as:|toot:|pt:|litepub:)/;

/** The short names in `type`, most specific first as written. */
export const typesOf = (value: unknown): readonly string[] =>
  isObject(value)
    ? listOf(value['type'])
        .slice(0, MOST_TYPES)
        .filter((type) => typeof type === 'string' && type !== '')
        .map((type) => String(type).replace(PREFIX, ''))
    : [];

export const isOfType = (value: unknown, type: string): boolean => typesOf(value).includes(type);
