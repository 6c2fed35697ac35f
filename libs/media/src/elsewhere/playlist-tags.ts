/** A line of a playlist that begins with `#EXT` (RFC 8216, section 4.1). */
export interface PlaylistTag {
  readonly name: string;
  readonly value: string;
}

const TAG = /^#(EXT[A-Z0-9-]*)(?::(.*))?$/;
const ATTRIBUTE = /([A-Z0-9-]+)=("[^"]*"|[^",]*)/g;

/** Null for a comment. */
export const readTag = (line: string): PlaylistTag | null => {
  const [, name, value = ''] = TAG.exec(line) ?? [];
  return name === undefined ? null : { name, value };
};

/** Attributes as they are written, quotation marks included. */
export const attributesIn = (value: string): ReadonlyMap<string, string> =>
  new Map([...value.matchAll(ATTRIBUTE)].map(([, name = '', written = '']) => [name, written]));

/** What stands between the quotation marks of an attribute. */
export const unquoted = (written: string | undefined): string | null =>
  written === undefined ? null : written.replaceAll('"', '');

/** A tag with those of the attributes that have one of these names, and `more`. */
export const writeTag = (
  name: string,
  attributes: ReadonlyMap<string, string>,
  kept: readonly string[],
  more: Readonly<Record<string, string>> = {},
): string => {
  const own = kept.flatMap((key) => (attributes.has(key) ? [`${key}=${attributes.get(key) ?? ''}`] : []));
  const added = Object.entries(more).map(([key, value]) => `${key}="${value}"`);
  return `#${name}:${[...own, ...added].join(',')}`;
};
