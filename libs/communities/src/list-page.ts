import type { CursorCodec, CursorKey, Viewer } from '#libs/kernel';
import { personOf } from '#libs/kernel';

/** One page of a keyset list. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next?: string;
}

/** Where a list is and who reads it: a cursor of another list, filter or reader is refused. */
export const scopeOf = (list: string, viewer: Viewer, filters: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([list, viewer.kind, personOf(viewer), filters]);

/** Makes a page of `rows`, which hold one more than `limit` when there is a next page. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  { present, keyOf, cursors, scope }: PageParts<Row, Item>,
): Page<Item> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(present);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, next: cursors.encode(scope, keyOf(last)) };
};

interface PageParts<Row, Item> {
  readonly present: (row: Row) => Item;
  /** The values that the list is sorted by, the last one unique. */
  readonly keyOf: (row: Row) => CursorKey;
  readonly cursors: CursorCodec;
  readonly scope: string;
}
