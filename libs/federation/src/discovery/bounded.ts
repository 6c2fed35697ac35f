/** A member of an unknown value, when it is an object that has it itself. */
export const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/** Of an unknown value: the items of a list, as many as are worth looking at. */
export const firstItems = (value: unknown, most: number): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, most) : [];

/** A string of an unknown value, unless it is longer than anything sensible. */
export const shortText = (value: unknown, longest: number): string | null =>
  typeof value === 'string' && value.length <= longest ? value : null;

const ADDRESS_LENGTH = 2048;

/** An `https` address on exactly this host, without port, user or fragment; null for everything else. */
export const addressOn = (value: unknown, host: string): string | null => {
  const text = shortText(value, ADDRESS_LENGTH);
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain =
    url.protocol === 'https:' &&
    url.host === host &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '';
  return isPlain ? url.href : null;
};
