import { RawJson, type OutgoingDocument, type OutgoingValue } from './outgoing-document.js';

const FIRST = ['@context', 'id', 'type'];

const place = (key: string): string => {
  const index = FIRST.indexOf(key);
  return index === -1 ? `~${key}` : String(index);
};

const byPlace = ([one]: [string, unknown], [other]: [string, unknown]): number =>
  place(one) < place(other) ? -1 : 1;

const write = (value: OutgoingValue): string => {
  if (value instanceof RawJson) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value === 'object') return writeObject(value as OutgoingDocument);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON has no such number');
  return JSON.stringify(value);
};

const writeObject = (document: OutgoingDocument): string =>
  `{${Object.entries(document)
    .filter((entry): entry is [string, OutgoingValue] => entry[1] !== undefined)
    .sort(byPlace)
    .map(([key, value]) => `${JSON.stringify(key)}:${write(value)}`)
    .join(',')}}`;

/**
 * The bytes of a document: UTF-8, without white space, `@context`, `id` and `type` first and all other members by name,
 * so that the same document has the same bytes on every machine. Embedded JSON is written as it came.
 */
export const serialise = (document: OutgoingDocument): Buffer => Buffer.from(writeObject(document), 'utf8');
