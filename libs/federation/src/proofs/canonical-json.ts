/** What JSON can hold, as `JSON.parse` returns it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Documents nest at most 32 deep at the door; a proof adds two levels. */
const MAX_DEPTH = 64;

/** The value has no canonical form: a number that is not finite, half a surrogate pair, or too deep a nesting. */
export class NotCanonicalError extends Error {
  constructor(reason: string) {
    super(`This JSON has no canonical form: ${reason}.`);
    this.name = 'NotCanonicalError';
  }
}

/**
 * The one text of a JSON value (JSON Canonicalization Scheme, RFC 8785): keys in the order of their UTF-16 units, no
 * white space, numbers and strings as ECMAScript writes them. To be hashed as UTF-8.
 *
 * @throws NotCanonicalError where RFC 8785 demands an error
 */
export const canonicalJson = (value: JsonValue): string => write(value, 0);

function write(value: JsonValue, depth: number): string {
  if (depth > MAX_DEPTH) throw new NotCanonicalError('it nests too deep');
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${writeString(key)}:${write(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new NotCanonicalError('a string holds half a surrogate pair');
  return JSON.stringify(text);
}

function writeNumber(number: number): string {
  if (!Number.isFinite(number)) throw new NotCanonicalError('a number is not finite');
  return JSON.stringify(number);
}

const isList = (value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] =>
  Array.isArray(value);
