import { type Iri, readIri } from './iri.js';
import { firstOf, isObject, listOf, type JsonObject } from './json.js';

/** The address in a reference, whichever way it is written: a text, an object with an id, a Link, a list of one. */
export const iriOf = (value: unknown): Iri | null => {
  const only = firstOf(value);
  if (!isObject(only)) return readIri(only);
  return readIri(firstOf(only['id'])) ?? readIri(firstOf(only['href']));
};

/** Distinct addresses, in order, of the first `most` entries. */
export const irisOf = (value: unknown, most: number): readonly Iri[] => {
  const read = listOf(value).slice(0, most).map(iriOf);
  return [...new Set(read.filter((iri) => iri !== null))];
};

/** A document's own id: `null` says that it has none, `unusable` that what it has is no address. */
export const identityOf = (raw: JsonObject): Iri | null | 'unusable' => {
  const id = firstOf(raw['id']);
  if (id === undefined || id === null || id === '') return null;
  return readIri(id) ?? 'unusable';
};
