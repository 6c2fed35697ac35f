const MAX_LENGTH = 2_048;

/**
 * The address that the id of a key, or of its owner, names; undefined for anything but a plain `https` address. Names
 * like `acct:alice@example.org`, credentials and other schemes are no ids of keys.
 */
export function keyUrl(id: string): URL | undefined {
  if (id.length > MAX_LENGTH || !/^https:\/\/[\x21-\x7e]+$/i.test(id)) return undefined;
  const url = URL.parse(id);
  return url === null || url.username !== '' || url.password !== '' ? undefined : url;
}

/** Whether a text may be the id of a key. */
export const isKeyId = (id: string): boolean => keyUrl(id) !== undefined;
