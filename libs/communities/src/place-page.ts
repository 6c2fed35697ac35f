import { sql, type Kysely, type RawBuilder } from 'kysely';

import { demand, isCommunity, placeColumn, placeOf, type Place, type PlaceColumn } from '#libs/access';
import type { Tables } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

interface PlaceRows<Row> {
  readonly viewer: Viewer;
  readonly reference: string;
  /** A select of rows with a column `found` (JSON), correlated to the community `c`, in the list's order. */
  readonly rows: RawBuilder<unknown>;
  /** Who may ask at all; others are refused as the gate says. */
  readonly allowed: (place: Place) => boolean;
  readonly now: Date;
  readonly _row?: Row;
}

/**
 * Reads a list that belongs to a community together with how the viewer stands to it, in one statement.
 *
 * @throws DomainError `not-found`, `not-allowed`, `community.archived`
 */
export const readPlaceRows = async <Row>(
  db: Kysely<Tables>,
  { viewer, reference, rows, allowed, now }: PlaceRows<Row>,
): Promise<{ place: Place; rows: Row[] }> => {
  const answer = await sql<{ place: PlaceColumn; found: Row | null }>`
    with spot as materialized (
      select c.id, ${placeColumn(viewer, 'c')} as place from community c where ${isCommunity(reference, 'c')}
    )
    select spot.place, listed.found from spot left join lateral (${rows}) listed on true`.execute(db);
  const [first] = answer.rows;
  if (first === undefined) throw notFound();
  const place = placeOf(viewer, first.place, now);
  demand(allowed(place), place);
  return { place, rows: answer.rows.flatMap(({ found }) => (found === null ? [] : [found])) };
};
