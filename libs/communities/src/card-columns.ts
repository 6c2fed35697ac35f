import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely';

import { crestOf, placeColumn, readsCommunity, seesCard, type PlaceColumn } from '#libs/access';
import type { CommunityLink, TakingPart } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { personOf, type Viewer } from '#libs/kernel';

import { communityLinkOf, organisationColumn } from './person-columns.js';
import { takingPartColumn } from './taking-part.js';

/** A community as the queries of this library read it under the alias `c`. */
export interface CardRow {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly visibility: 'public' | 'unlisted' | 'organisation' | 'listed' | 'hidden';
  readonly join_policy: 'open' | 'request' | 'invitation' | 'domain';
  readonly language: 'en' | 'cy';
  readonly topics: string[];
  readonly image_file_id: string | null;
  readonly image_alt: string;
  readonly member_count: number;
  readonly thread_count: number;
  readonly last_activity_at: Date;
  readonly archived_at: Date | null;
  readonly organisation: CommunityLink['organisation'];
  readonly crest_file_id: string | null;
  readonly parent: CommunityLink | null;
  readonly facilitator_count: number;
  readonly request_id: string | null;
  readonly requested_at: Date | null;
  readonly invitation_id: string | null;
  readonly taking_part: TakingPart;
  readonly place: PlaceColumn;
}

const noId = sql<string | null>`null::uuid`;

const parentOf = (viewer: Viewer, now: Date): RawBuilder<CommunityLink | null> =>
  sql<CommunityLink | null>`(select ${communityLinkOf('parent')} from community parent
    where parent.id = c.parent_id and ${seesCard(viewer, 'parent', now)})`;

const crestColumn = sql<
  string | null
>`(select ${crestOf('home')} from instance home where home.id = c.instance_id)`;

const facilitatorCount = (now: Date): RawBuilder<number> =>
  sql<number>`(select count(*)::int from membership host where host.community_id = c.id
    and host.role in ('owner', 'facilitator') and (host.expires_at is null or host.expires_at > ${now}))`;

const openRequest = (personId: string, column: 'id' | 'created_at'): RawBuilder<unknown> =>
  sql`(select ${sql.ref(`wish.${column}`)} from join_request wish
    where wish.community_id = c.id and wish.person_id = ${personId} and wish.decision is null)`;

const openRequestOf = (personId: string | null): RawBuilder<string | null> =>
  personId === null ? noId : sql<string | null>`${openRequest(personId, 'id')}`;

const requestedAt = (personId: string | null): RawBuilder<Date | null> =>
  personId === null
    ? sql<Date | null>`null::timestamptz`
    : sql<Date | null>`${openRequest(personId, 'created_at')}`;

/** Invitations under the alias `invitation` that a person may answer: sent to them, or to their confirmed address. */
export const isInvited = (personId: string, now: Date): RawBuilder<boolean> =>
  sql<boolean>`(invitation.accepted_at is null and invitation.declined_at is null and invitation.revoked_at is null
    and invitation.expires_at > ${now} and (invitation.person_id = ${personId} or invitation.email =
      (select account.email from account where account.person_id = ${personId}
        and account.email_confirmed_at is not null)))`;

const openInvitationOf = (personId: string | null, now: Date): RawBuilder<string | null> =>
  personId === null
    ? noId
    : sql<string | null>`(select invitation.id from invitation where invitation.community_id = c.id
        and ${isInvited(personId, now)} order by invitation.created_at desc limit 1)`;

/** How many of the organisations that take part a card names; the others are counted. */
const ON_A_CARD = 4;

/** Starts a query of communities (alias `c`) with all that a card shows; the caller adds the gate's predicate. */
export const selectCards = (
  db: Kysely<Tables>,
  viewer: Viewer,
  now: Date,
  mostOrganisations = ON_A_CARD,
): SelectQueryBuilder<Tables & { c: Tables['community'] }, 'c', CardRow> => {
  const personId = personOf(viewer);
  return db
    .selectFrom('community as c')
    .select([
      'c.id',
      'c.name',
      'c.title',
      'c.purpose',
      'c.visibility',
      'c.join_policy',
      'c.language',
      'c.topics',
      'c.image_file_id',
      'c.image_alt',
      'c.member_count',
      'c.thread_count',
      'c.last_activity_at',
      'c.archived_at',
      organisationColumn('c').as('organisation'),
      crestColumn.as('crest_file_id'),
      parentOf(viewer, now).as('parent'),
      facilitatorCount(now).as('facilitator_count'),
      openRequestOf(personId).as('request_id'),
      requestedAt(personId).as('requested_at'),
      openInvitationOf(personId, now).as('invitation_id'),
      takingPartColumn(viewer, now, mostOrganisations).as('taking_part'),
      placeColumn(viewer, 'c').as('place'),
    ]);
};

/** What the directory sorts by: activity is nobody's business who cannot read the community. */
export const activityOrder = (viewer: Viewer, now: Date): RawBuilder<Date> =>
  sql<Date>`(case when ${readsCommunity(viewer, 'c', now)} then c.last_activity_at else c.created_at end)`;
