import type { CursorCodec, CursorKey } from '#libs/kernel';

import { collection, collectionPage } from '../outgoing/collections.js';
import type { OutgoingDocument, OutgoingValue } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';

/** The cursor of the first page of every collection. */
export const FIRST_PAGE = 'first';

/** One entry, and the key behind which the next page begins. */
export interface Entry {
  readonly value: OutgoingValue;
  readonly key: CursorKey;
}

/** Peers take a document of a megabyte; the rest of it is room for what stands around the entries. */
const MOST_BYTES = 700_000;

const sizeOf = (value: OutgoingValue): number =>
  typeof value === 'string' ? value.length : serialise({ value }).length;

/** As many entries as one document may hold, at least one. */
const fitting = (entries: readonly Entry[]): Entry[] => {
  let size = 0;
  return entries.filter(({ value }, index) => {
    size += sizeOf(value);
    return index === 0 || size <= MOST_BYTES;
  });
};

/** A collection that is read page by page. `read` gives up to `limit` entries behind a key. */
export interface Paged {
  readonly id: string;
  readonly totalItems: number | null;
  readonly owner?: string;
  /** Whether the whole has the entries of the first page in it, for those who read no pages. */
  readonly startsWithItems?: boolean;
  readonly limit: number;
  readonly read: (after: CursorKey | null, limit: number) => Promise<Entry[]>;
}

/**
 * A collection as a whole, or one page of it: `cursor` is null for the whole, which leads to its first page.
 *
 * @throws DomainError `cursor.invalid`
 */
export const pageOf = async (
  cursors: CursorCodec,
  cursor: string | null,
  paged: Paged,
): Promise<OutgoingDocument> => {
  const { id, totalItems, owner } = paged;
  if (cursor === null) {
    const items = paged.startsWithItems === true ? (await partOf(paged, null)).items : undefined;
    const content = { firstPage: FIRST_PAGE, ...(items && { items }) };
    return collection({ id, totalItems, ...(owner !== undefined && { owner }), content });
  }
  const scope = `federation ${id}`;
  const { items, behind } = await partOf(paged, cursor === FIRST_PAGE ? null : cursors.decode(scope, cursor));
  const next = behind === null ? null : cursors.encode(scope, behind);
  return collectionPage({ collection: id, cursor, items, next, previous: null });
};

/** The entries of a page, and the key behind which the next one begins. */
const partOf = async (
  { limit, read }: Paged,
  after: CursorKey | null,
): Promise<{ items: OutgoingValue[]; behind: CursorKey | null }> => {
  const found = await read(after, limit + 1);
  const shown = fitting(found.slice(0, limit));
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  return { items: shown.map(({ value }) => value), behind: last?.key ?? null };
};
