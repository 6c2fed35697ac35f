import { createHash } from 'node:crypto';

import { GroupedWrites, type Database } from '#libs/database';

import type { Activity } from '../incoming/documents.js';
import { aboutOf } from './about-of.js';
import { BOX_EXISTS, ownerOf, type Box } from './inbox-box.js';

/** An activity whose sender is proven. */
export interface ActivityToStore {
  readonly activity: Activity;
  /** Of its actor, in canonical spelling. */
  readonly host: string;
  readonly body: Uint8Array;
  readonly receivedAt: Date;
}

/** Only a Delete may come without an id; it is the same one when the same bytes come again. */
const idOf = ({ id, actor }: Activity, body: Uint8Array): string =>
  id ?? `${actor}#${createHash('sha256').update(body).digest('hex')}`;

/** What is known of an activity once it is stored. */
export interface Stored {
  /** Whether there is such an inbox. */
  readonly isThere: boolean;
  /** Whether it had not come before. */
  readonly isNew: boolean;
}

interface InBox extends ActivityToStore {
  readonly uri: string;
  readonly box: Box['kind'];
  readonly owner: string;
}

/**
 * Bodies come as one run of bytes, of which each row takes its own. Rows are numbered in the order in which they came, and
 * inserted in that of their ids: two processes that are given the same ones would otherwise wait for each other.
 */
const STORE = `
  with given as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
      $8::text[], $9::integer[], $10::integer[])
      with ordinality given (uri, host, actor, kind, about, received_at, box, owner, start, length, place)
  ), there as (
    select * from given where ${BOX_EXISTS}
  ), numbered as materialized (
    select nextval(pg_get_serial_sequence('inbox_activity', 'seq')) as seq, there.*
    from (select * from there order by place) there
  ), stored as (
    insert into inbox_activity (seq, uri, host, actor_uri, kind, about, body, received_at)
    overriding system value
    select seq, uri, host, actor, kind, about, substring($11::bytea from start for length), received_at from numbered
    order by uri, place
    on conflict (uri) do nothing
    returning uri
  )
  select place::integer - 1 as place, exists (select from stored where stored.uri = there.uri) as "isNew" from there`;

const NOWHERE: Stored = { isThere: false, isNew: false };

/** Stores what has come: what comes at one time in one statement, which commits by itself. */
export class ActivityStore {
  private readonly writes: GroupedWrites<InBox, ReadonlyMap<InBox, Stored>>;

  constructor(private readonly database: Database) {
    this.writes = new GroupedWrites((given) => this.write(given));
  }

  /** One that was stored before stays as it was. */
  async store(activity: ActivityToStore, box: Box): Promise<Stored> {
    const owner = ownerOf(box);
    if (owner === null) return NOWHERE;
    const given = { ...activity, uri: idOf(activity.activity, activity.body), box: box.kind, owner };
    return (await this.writes.add(given)).get(given) ?? NOWHERE;
  }

  private async write(given: readonly InBox[]): Promise<ReadonlyMap<InBox, Stored>> {
    const rows = await this.database.write<{ place: number; isNew: boolean }>(
      { name: 'store-activities', text: STORE, values: valuesOf(given) },
      () => ({}),
    );
    return new Map(
      rows.flatMap(({ place, isNew }) => {
        const one = given[place];
        return one === undefined ? [] : [[one, { isThere: true, isNew }] as const];
      }),
    );
  }
}

const valuesOf = (given: readonly InBox[]): unknown[] => {
  let end = 1;
  const starts = given.map(({ body }) => {
    const start = end;
    end += body.byteLength;
    return start;
  });
  return [
    given.map(({ uri }) => uri),
    given.map(({ host }) => host),
    given.map(({ activity }) => activity.actor),
    given.map(({ activity }) => activity.type),
    given.map(({ activity }) => aboutOf(activity)),
    given.map(({ receivedAt }) => receivedAt),
    given.map(({ box }) => box),
    given.map(({ owner }) => owner),
    starts,
    given.map(({ body }) => body.byteLength),
    Buffer.concat(given.map(({ body }) => body)),
  ];
};
