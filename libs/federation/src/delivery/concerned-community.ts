import { sql, type Kysely } from 'kysely';

import type { Tables, Visibility } from '#libs/database';

import type { Addresses } from '../outgoing/addresses.js';
import { actorJson, idOf, type ActorColumn } from '../serving/actor-columns.js';
import { communityFactsOf } from '../serving/post-facts.js';
import { isFollowed } from './concerned-post.js';
import type { Place } from './sending.js';

/** A community in which somebody was given or lost a place, of which others are to hear. */
export interface ConcernedCommunity extends Place {
  /** The address of the one concerned. */
  readonly person: string;
  /** The address of who did it: the community itself, where nobody in particular did. */
  readonly doer: string;
  readonly isDoerHere: boolean;
}

interface ConcernedRow {
  readonly is_hosted_here: boolean;
  readonly visibility: Visibility;
  readonly community: ActorColumn;
  readonly person: ActorColumn;
  readonly doer: ActorColumn | null;
}

/** Null where nobody elsewhere is to hear of it; see `concernedPost`. */
export const concernedCommunity = async (
  db: Kysely<Tables>,
  at: Addresses,
  concerned: {
    readonly communityId: string;
    readonly personId: string;
    readonly by: string | null;
    readonly now: Date;
  },
): Promise<ConcernedCommunity | null> => {
  const { communityId, personId, by, now } = concerned;
  const { rows } = await sql<ConcernedRow>`
    select instance.is_local is_hosted_here, community.visibility, ${actorJson('community')} community,
      ${actorJson('person')} person, ${actorJson('doer')} doer
    from community
    join instance on instance.id = community.instance_id
    join person on person.id = ${personId}
    left join person doer on doer.id = ${by}::uuid
    where community.id = ${communityId} and community.deleted_at is null and ${isFollowed(now)}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const community = communityFactsOf(at, row);
  return {
    communityId,
    community,
    isHostedHere: row.is_hosted_here,
    person: idOf(at, 'person', row.person),
    doer: row.doer === null ? community.id : idOf(at, 'person', row.doer),
    isDoerHere: row.doer === null ? row.is_hosted_here : row.doer.uri === null,
  };
};
