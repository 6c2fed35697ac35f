import { sql, type RawBuilder } from 'kysely';

import { holds, readsCommunity, seesCard, viewerIsActive, writesOrHosts } from '#libs/access';
import type { Viewer } from '#libs/kernel';

type Predicate = RawBuilder<boolean>;

const never: Predicate = sql<boolean>`false`;
const id = (alias: string): RawBuilder<unknown> => sql.ref(`${alias}.id`);

const isOpen = (now: Date): Predicate => sql<boolean>`(i.accepted_at is null and i.declined_at is null
  and i.revoked_at is null and i.expires_at > ${now})`;

/** Whether somebody of the viewer's server is a member of a row of `community`. */
const hasMembersFrom = (instanceId: string, community: string, now: Date): Predicate =>
  sql<boolean>`exists (select 1 from membership m join person q on q.id = m.person_id
    where m.community_id = ${id(community)} and q.instance_id = ${instanceId} and q.deleted_at is null
      and q.suspended_at is null and (m.expires_at is null or m.expires_at > ${now}))`;

/** Whether the viewer, or somebody of the viewer's server, is asked to come into a row of `community`. */
const isAskedInto = (viewer: Viewer, community: string, now: Date): Predicate => {
  if (viewer.kind === 'remote-person')
    return sql<boolean>`(${viewerIsActive(viewer)} and exists (select 1 from invitation i
      where i.community_id = ${id(community)} and i.person_id = ${viewer.personId} and ${isOpen(now)}))`;
  if (viewer.kind !== 'remote-instance') return never;
  return sql<boolean>`exists (select 1 from invitation i join person q on q.id = i.person_id
    where i.community_id = ${id(community)} and q.instance_id = ${viewer.instanceId} and ${isOpen(now)})`;
};

/**
 * Rows of `community` of which the viewer may know name, purpose and keys: those whose card they see or that ask them
 * in. The server of a member or of somebody invited knows them too: it has to verify what the community sends.
 */
export const knowsCommunity = (viewer: Viewer, community: string, now: Date): Predicate => {
  const asServer =
    viewer.kind === 'remote-instance' ? hasMembersFrom(viewer.instanceId, community, now) : never;
  return sql<boolean>`(${seesCard(viewer, community, now)} or (${sql.ref(`${community}.deleted_at`)} is null
    and (${asServer} or ${isAskedInto(viewer, community, now)})))`;
};

/** Communities (as `c`) in which the viewer, or their server, meets everybody who is a member. */
const meetsMembersOf = (viewer: Viewer, now: Date): Predicate => {
  if (viewer.kind === 'remote-person') return holds(viewer, 'see-members', 'c', now);
  if (viewer.kind !== 'remote-instance') return never;
  return sql<boolean>`(c.deleted_at is null
    and (c.instance_id = ${viewer.instanceId} or ${hasMembersFrom(viewer.instanceId, 'c', now)}))`;
};

const meets = (viewer: Viewer, person: string, now: Date): Predicate =>
  sql<boolean>`exists (select 1 from membership mine join community c on c.id = mine.community_id
    where mine.person_id = ${id(person)} and (mine.expires_at is null or mine.expires_at > ${now})
      and ${meetsMembersOf(viewer, now)})`;

/** Whoever follows somebody elsewhere has stepped out to them; a private community is followed for its server alone. */
const hasSteppedOut = (viewer: Viewer, person: string, now: Date): Predicate => {
  const toItsServer =
    viewer.kind === 'remote-instance' || viewer.kind === 'remote-person'
      ? sql<boolean>`a.instance_id = ${viewer.instanceId}`
      : never;
  return sql<boolean>`exists (select 1 from follow f join remote_actor a on a.owner_id = f.target_id
    where f.follower_id = ${id(person)} and (${toItsServer} or a.owner_kind = 'person'
      or exists (select 1 from community c where c.id = a.owner_id and ${readsCommunity(viewer, 'c', now)})))`;
};

/** Whoever asked somebody of the viewer's server into a community is known there: what they send has to be verified. */
const hasAsked = (viewer: Viewer, person: string, now: Date): Predicate =>
  viewer.kind === 'remote-instance' || viewer.kind === 'remote-person'
    ? sql<boolean>`exists (select 1 from invitation i join person q on q.id = i.person_id
        where i.invited_by = ${id(person)} and q.instance_id = ${viewer.instanceId} and ${isOpen(now)})`
    : never;

/** Whoever names an account elsewhere as their own, or has moved there, has stepped out to everybody. */
const hasTies = (person: string): Predicate =>
  sql<boolean>`(${sql.ref(`${person}.moved_to_id`)} is not null
    or exists (select 1 from other_account o where o.person_id = ${id(person)}))`;

/** Whoever was followed from the viewer's server stays known there. */
const isFollowedFrom = (viewer: Viewer, person: string): Predicate =>
  viewer.kind === 'remote-instance' || viewer.kind === 'remote-person'
    ? sql<boolean>`exists (select 1 from follow f join remote_actor a on a.owner_id = f.follower_id
        where f.target_id = ${id(person)} and f.state = 'accepted' and a.instance_id = ${viewer.instanceId})`
    : never;

/** Whoever agreed that the viewer's server has an expertise card of them can be looked up from there. */
const hasCardAt = (viewer: Viewer, person: string): Predicate =>
  viewer.kind === 'remote-instance' || viewer.kind === 'remote-person'
    ? sql<boolean>`exists (select 1 from expertise_card_sent s join expertise_card e on e.id = s.card_id
        where e.person_id = ${id(person)} and e.withdrawn_at is null and s.instance_id = ${viewer.instanceId}
          and s.withdrawn_at is null)`
    : never;

/**
 * Rows of `person` of whom the viewer may know name, picture and keys: authors and hosts of what they read, those who
 * follow something elsewhere or have an account there, those whom they follow or meet in a community, those who ask
 * somebody of theirs in, as their servers have to verify what they send, and those of whom they have a card.
 */
export const knowsPerson = (viewer: Viewer, person: string, now: Date): Predicate =>
  sql<boolean>`(${viewerIsActive(viewer)} and (${writesOrHosts(viewer, person, now)} or ${meets(viewer, person, now)}
    or ${hasSteppedOut(viewer, person, now)} or ${hasAsked(viewer, person, now)}
    or ${hasTies(person)} or ${isFollowedFrom(viewer, person)}
    or ${hasCardAt(viewer, person)}))`;
