import { sql, type RawBuilder } from 'kysely';

import type { Visibility } from '#libs/database';
import { personOf, type Viewer } from '#libs/kernel';

import {
  isLeftToMoved,
  modesFor,
  permissionTable,
  type CommunityAction,
  type Sight,
} from './permission-table.js';

type Predicate = RawBuilder<boolean>;

const never: Predicate = sql<boolean>`false`;
const always: Predicate = sql<boolean>`true`;

const column = (alias: string, name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);

const isOneOf = (alias: string, modes: readonly Visibility[]): Predicate =>
  modes.length === 0
    ? never
    : sql<boolean>`${column(alias, 'visibility')} in (${sql.join(modes.map((mode) => sql.lit(mode)))})`;

/** Whether the viewer is in use: true for the unknown, and for people who are neither suspended nor gone. */
export const viewerIsActive = (viewer: Viewer): Predicate => {
  const personId = personOf(viewer);
  if (personId === null) return always;
  const account =
    viewer.kind === 'account'
      ? sql`join account on account.person_id = viewer.id and account.suspended_at is null`
      : sql``;
  return sql<boolean>`exists (select 1 from person viewer ${account} where viewer.id = ${personId}
    and viewer.suspended_at is null and viewer.deleted_at is null)`;
};

/** Whether the viewer is an account that has moved to another server. */
export const viewerHasMoved = (viewer: Viewer): Predicate =>
  viewer.kind === 'account'
    ? sql<boolean>`exists (select 1 from person mover where mover.id = ${viewer.personId}
        and mover.moved_at is not null)`
    : never;

const isBanned = (personId: string, alias: string, now: Date): Predicate =>
  sql<boolean>`exists (select 1 from ban where ban.person_id = ${personId}
    and ban.community_id = ${column(alias, 'id')} and ban.lifted_at is null
    and (ban.ends_at is null or ban.ends_at > ${now}))`;

const hasMembership = (personId: string, alias: string, now: Date, action?: CommunityAction): Predicate => {
  const roles =
    action === undefined
      ? sql``
      : sql` and membership.role in (${sql.join(permissionTable[action].roles.map((role) => sql.lit(role)))})`;
  return sql<boolean>`exists (select 1 from membership where membership.community_id = ${column(alias, 'id')}
    and membership.person_id = ${personId}
    and (membership.expires_at is null or membership.expires_at > ${now})${roles})`;
};

/** The server that hosts a community elsewhere, which was sent all that is in it. */
const isItsServer = (what: Sight, viewer: Viewer, alias: string): Predicate =>
  what === 'read' && viewer.kind === 'remote-instance'
    ? sql<boolean>`${column(alias, 'instance_id')} = ${viewer.instanceId}`
    : never;

const reaches = (what: Sight, viewer: Viewer, alias: string, now: Date): Predicate => {
  const open = isOneOf(alias, modesFor(what, 'anyone'));
  const alive = sql<boolean>`${column(alias, 'deleted_at')} is null`;
  const personId = personOf(viewer);
  if (personId === null) return sql<boolean>`(${alive} and (${open} or ${isItsServer(what, viewer, alias)}))`;
  const hosted =
    viewer.kind === 'account'
      ? sql<boolean>`(${isOneOf(alias, modesFor(what, 'hosting-account'))}
          and ${column(alias, 'instance_id')} = ${viewer.instanceId})`
      : never;
  const member = hasMembership(personId, alias, now);
  return sql<boolean>`(${alive} and ${viewerIsActive(viewer)}
    and (${open} or ((${hosted} or ${member}) and not ${isBanned(personId, alias, now)})))`;
};

/** Rows of `community` (joined as `community`) whose card the viewer may see: `canSeeCard` as SQL. */
export const seesCard = (viewer: Viewer, community: string, now = new Date()): Predicate =>
  reaches('card', viewer, community, now);

/** Rows of `community` that the viewer finds in lists, search and suggestions: `canList` as SQL. */
export const listsCommunity = (viewer: Viewer, community: string, now = new Date()): Predicate =>
  reaches('directory', viewer, community, now);

/** Rows of `community` that the viewer may read: `canRead` as SQL. */
export const readsCommunity = (viewer: Viewer, community: string, now = new Date()): Predicate =>
  reaches('read', viewer, community, now);

/** Rows of `community` where the permission table lets the viewer do this: `may` as SQL. */
export const holds = (
  viewer: Viewer,
  action: CommunityAction,
  community: string,
  now = new Date(),
): Predicate => {
  const personId = personOf(viewer);
  if (personId === null) return never;
  const { whenArchived, elsewhere } = permissionTable[action];
  const open = whenArchived ? always : sql<boolean>`${column(community, 'archived_at')} is null`;
  const decidedHere =
    elsewhere || viewer.kind !== 'account'
      ? always
      : sql<boolean>`${column(community, 'instance_id')} = ${viewer.instanceId}`;
  const stays = isLeftToMoved(action) ? always : sql<boolean>`not ${viewerHasMoved(viewer)}`;
  return sql<boolean>`(${column(community, 'deleted_at')} is null and ${open} and ${decidedHere} and ${viewerIsActive(viewer)}
    and ${stays} and ${hasMembership(personId, community, now, action)} and not ${isBanned(personId, community, now)})`;
};

/** Rows of `community` from which the viewer decides reports: `canReviewReport` as SQL. */
export const reviewsReport = (viewer: Viewer, community: string, now = new Date()): Predicate => {
  const asTeam = holds(viewer, 'review-reports', community, now);
  if (viewer.kind !== 'account' || viewer.role === 'member') return asTeam;
  const hosted = sql<boolean>`(${column(community, 'deleted_at')} is null
    and ${column(community, 'instance_id')} = ${viewer.instanceId} and ${viewerIsActive(viewer)})`;
  const within = viewer.role === 'admin' ? always : readsCommunity(viewer, community, now);
  return sql<boolean>`(${asTeam} or (${hosted} and ${within}))`;
};

/** Rows of `person` who wrote something that the viewer reads, or look after a community that they read. */
export const writesOrHosts = (viewer: Viewer, person: string, now = new Date()): Predicate => {
  const names = { post: 'written', thread: 'written_thread', community: 'written_place' };
  return sql<boolean>`(exists (select 1 from post written join thread written_thread
      on written_thread.id = written.thread_id join community written_place
      on written_place.id = written_thread.community_id
      where written.author_id = ${column(person, 'id')} and ${readsPost(viewer, names, now)})
    or exists (select 1 from membership hosting join community hosted on hosted.id = hosting.community_id
      where hosting.person_id = ${column(person, 'id')} and hosting.role in ('owner', 'facilitator')
        and (hosting.expires_at is null or hosting.expires_at > ${now}) and ${readsCommunity(viewer, 'hosted', now)}))`;
};

const isAuthor = (viewer: Viewer, made: string): Predicate =>
  sql<boolean>`${column(made, 'author_id')} = ${personOf(viewer)}`;

/** Its author, who deleted it as well. */
const deletedItself = (viewer: Viewer, made: string): Predicate =>
  sql<boolean>`(${isAuthor(viewer, made)} and ${column(made, 'deleted_by')} = ${column(made, 'author_id')})`;

const readsDeleted = (viewer: Viewer, isOwn: Predicate, community: string, now: Date): Predicate => {
  const personId = personOf(viewer);
  if (personId === null) return never;
  const staff = hasMembership(personId, community, now, 'read-deleted');
  return sql<boolean>`((${isOwn} or ${staff}) and not ${isBanned(personId, community, now)})`;
};

/** Table aliases in the caller's query. */
export interface ThreadAliases {
  readonly thread: string;
  readonly community: string;
}

/** Rows of `thread`, joined with its `community`, that the viewer may read: `canReadThread` as SQL. */
export const readsThread = (
  viewer: Viewer,
  { thread, community }: ThreadAliases,
  now = new Date(),
): Predicate =>
  sql<boolean>`(${readsCommunity(viewer, community, now)} and (${column(thread, 'deleted_at')} is null
    or ${readsDeleted(viewer, deletedItself(viewer, thread), community, now)}))`;

/** Rows of `post`, joined with `thread` and `community`, whose words the viewer may read: `canReadPost` as SQL. */
export const readsPost = (
  viewer: Viewer,
  { post, thread, community }: ThreadAliases & { readonly post: string },
  now = new Date(),
): Predicate =>
  sql<boolean>`(${readsThread(viewer, { thread, community }, now)} and (${column(post, 'deleted_at')} is null
    or ${readsDeleted(viewer, isAuthor(viewer, post), community, now)}))`;

/** Rows of `thread`, joined with its `community`, that the viewer may delete: `canDeleteThread` as SQL. */
export const deletesThread = (
  viewer: Viewer,
  { thread, community }: ThreadAliases,
  now = new Date(),
): Predicate =>
  sql<boolean>`(${column(thread, 'deleted_at')} is null
    and (${holds(viewer, 'take-down-thread', community, now)}
      or (${isAuthor(viewer, thread)} and ${holds(viewer, 'delete-own-thread', community, now)}
        and not ${othersReplied(thread)})))`;

/** Whether anybody but its author has ever replied in a row of `thread`. */
export const othersReplied = (thread: string): Predicate =>
  sql<boolean>`exists (select 1 from post other where other.thread_id = ${column(thread, 'id')}
    and other.author_id <> ${column(thread, 'author_id')})`;

/** Rows of `thread`, joined with its `community`, that the viewer may restore: `canRestoreThread` as SQL. */
export const restoresThread = (
  viewer: Viewer,
  { thread, community }: ThreadAliases,
  now = new Date(),
): Predicate =>
  sql<boolean>`(${column(thread, 'deleted_at')} is not null
    and (${holds(viewer, 'moderate', community, now)}
      or (${deletedItself(viewer, thread)} and ${holds(viewer, 'restore-own-thread', community, now)})))`;

/**
 * Rows of `video`, left-joined with its `thread` and joined with its `community`, that the viewer may read:
 * `canReadVideo` as SQL.
 */
export const readsVideo = (
  viewer: Viewer,
  { video, ...aliases }: ThreadAliases & { readonly video: string },
  now = new Date(),
): Predicate =>
  sql<boolean>`(${column(video, 'deleted_at')} is null and case when ${column(video, 'thread_id')} is null
    then ${isAuthor(viewer, video)} and ${viewerIsActive(viewer)} else ${readsThread(viewer, aliases, now)} end)`;
