import { type Inner, type Reading } from './documents.js';
import { firstOf, isObject, listOf, type JsonObject } from './json.js';
import { iriOf } from './references.js';

/** How the readers of one kind of document read the documents inside it. */
export interface InnerReader {
  readonly one: (value: unknown) => Inner | null;
  readonly several: (value: unknown, most: number) => readonly Inner[];
}

/** How deep documents in documents are read; below it only their ids are. An Announce of a Create of a Page is three. */
const MOST_LEVELS = 5;

/** A document without a type, or a Link, is only a way to write its id. */
const isReferenceOnly = (value: object): boolean =>
  !('type' in value) || ('href' in value && !('id' in value));

/** `read` reads an embedded document at the given level. */
export const innerReader = (
  read: (raw: JsonObject, level: number) => Reading,
  level: number,
): InnerReader => {
  const one = (value: unknown): Inner | null => {
    const only = firstOf(value);
    const id = iriOf(only);
    if (!isObject(only) || isReferenceOnly(only))
      return id === null ? null : { id, embedded: null, raw: null };
    const embedded = level < MOST_LEVELS ? read(only, level + 1) : null;
    return id === null && embedded === null ? null : { id, embedded, raw: only };
  };
  const several = (value: unknown, most: number): readonly Inner[] =>
    listOf(value)
      .slice(0, most)
      .map(one)
      .filter((inner) => inner !== null);
  return { one, several };
};
