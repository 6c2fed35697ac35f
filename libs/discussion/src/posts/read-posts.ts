import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { personOf, type Viewer } from '#libs/kernel';

import { prepared } from '../rows/prepared.js';
import { myReactions, postColumns, postJoins, type PostViewRow } from './post-row.js';

/** A part of a thread by post number, both ends included, and one more post wherever it stands. */
export interface PostRange {
  readonly threadId: string;
  readonly first: number;
  readonly last: number;
  readonly alsoPostId: string | null;
}

const readSlice = prepared<PostViewRow>(
  'posts',
  (viewer, slot) => sql`
  select ${postColumns(viewer)}, ${myReactions(slot('person'))}
  from (
    select id from post where thread_id = ${slot('threadId')}::uuid
      and number between ${slot('first')}::integer and ${slot('last')}::integer
    union
    select ${slot('alsoPostId')}::uuid where ${slot('alsoPostId')}::uuid is not null
  ) wanted
  join post p on p.id = wanted.id and p.thread_id = ${slot('threadId')}::uuid
  ${sql.raw(postJoins)}
  order by p.number`,
);

/** The posts of a range in order. Numbers have no gaps, so that any part of a thread of any length costs the same. */
export const readPosts = (database: Database, viewer: Viewer, range: PostRange): Promise<PostViewRow[]> =>
  readSlice(database, viewer, { ...range, person: personOf(viewer) });
