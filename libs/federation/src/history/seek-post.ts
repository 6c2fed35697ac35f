import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { newId } from '#libs/kernel';

import type { BeginParts } from './begin-history.js';
import { historyJobs } from './history-jobs.js';

/** A post elsewhere that is answered in a community elsewhere, and is not here. */
export interface MissingPost {
  readonly uri: string;
  readonly communityId: string;
}

/** Whatever became of it, it is not asked for again before. */
const AGAIN_MS = 3_600_000;

/** Has a post asked for where it lives, unless that was done a moment ago. */
export const seekPost = async (
  tx: Transaction,
  { jobs, clock }: BeginParts,
  { uri, communityId }: MissingPost,
): Promise<void> => {
  const now = clock.now();
  const { rows } = await sql<{ id: string }>`
    insert into missing_post (id, uri, community_id, asked_at)
    values (${newId()}, ${uri}, ${communityId}, ${now})
    on conflict (uri) do update set community_id = excluded.community_id, asked_at = excluded.asked_at, tries = 0,
      ended_at = null, because = ''
    where missing_post.asked_at < ${new Date(now.getTime() - AGAIN_MS)}
    returning id`.execute(tx.sql);
  for (const { id } of rows) await jobs.send(tx, historyJobs().readMissing, { missingId: id });
};
