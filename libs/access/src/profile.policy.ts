import { sql, type RawBuilder } from 'kysely';

import { personOf, type ProfileField, type ProfileVisibility, type Viewer } from '#libs/kernel';

import { viewerIsActive, writesOrHosts } from './predicates.js';
import { defaultVisibility, profileVisibilityTable, type ProfileOnlooker } from './profile-table.js';
import { readsPublication } from './publication.policy.js';

type Predicate = RawBuilder<boolean>;
type Moment = Date | RawBuilder<Date>;

/** Any account of this instance, whoever it is: for what is written once and sent to many of them. */
export interface AnyAccount {
  readonly kind: 'any-account';
}

export const anyAccount: AnyAccount = { kind: 'any-account' };

/** Anybody of any partner: for what is written once and sent to all of them. */
export interface AnyPartner {
  readonly kind: 'any-partner';
}

export const anyPartner: AnyPartner = { kind: 'any-partner' };

/** On whose behalf a profile is read. */
export type ProfileReader = Viewer | AnyAccount | AnyPartner;

/** How a viewer stands to a person whose profile they look at. */
export interface ProfileStanding {
  readonly viewer: Viewer;
  /** False for suspended and closed accounts: they see nothing. */
  readonly active: boolean;
  readonly isSelf: boolean;
  readonly sharesCommunity: boolean;
  /** Whether they are of an organisation that an administrator has allowed, or its server. */
  readonly isPartner: boolean;
}

/** Visibilities that people chose, by part of the profile. */
export type ChosenVisibility = Partial<Record<ProfileField, ProfileVisibility>>;

const never: Predicate = sql<boolean>`false`;
const databaseNow: RawBuilder<Date> = sql<Date>`now()`;

const levels = Object.keys(profileVisibilityTable) as ProfileVisibility[];

/** Who sees a part of a profile: as chosen, or as it is for everybody who chose nothing. */
export const visibilityOf = (chosen: ChosenVisibility, field: ProfileField): ProfileVisibility =>
  chosen[field] ?? defaultVisibility[field];

const isLetIn = (
  { viewer, sharesCommunity: shares, isPartner }: ProfileStanding,
  onlookers: readonly ProfileOnlooker[],
): boolean =>
  onlookers.includes('anyone') ||
  (onlookers.includes('partner') && isPartner) ||
  (onlookers.includes('account') && viewer.kind === 'account') ||
  (onlookers.includes('sharer') && shares);

/** May see what stands in a part of the profile that is shown to `visibility`. */
export const canSeeField = (standing: ProfileStanding, visibility: ProfileVisibility): boolean =>
  standing.active && (standing.isSelf || isLetIn(standing, profileVisibilityTable[visibility]));

const isStillIn = (membership: string, now: Moment): Predicate =>
  sql<boolean>`(${sql.ref(`${membership}.expires_at`)} is null or ${sql.ref(`${membership}.expires_at`)} > ${now})`;

/** Whether the viewer and a row of `person` are in a community together; bans outweigh membership, as everywhere. */
const sharesCommunity = (viewerId: string, person: string, now: Moment): Predicate =>
  sql<boolean>`exists (select 1 from membership mine
    join membership theirs on theirs.community_id = mine.community_id
    join community shared on shared.id = mine.community_id and shared.deleted_at is null
    where mine.person_id = ${viewerId} and theirs.person_id = ${sql.ref(`${person}.id`)}
      and ${isStillIn('mine', now)} and ${isStillIn('theirs', now)}
      and not exists (select 1 from ban where ban.community_id = mine.community_id
        and ban.person_id in (mine.person_id, theirs.person_id) and ban.lifted_at is null
        and (ban.ends_at is null or ban.ends_at > ${now})))`;

/** Whether the viewer is somebody of another organisation, or its server, with which this one has to do as a partner. */
const isOfPartner = (viewer: Viewer): Predicate =>
  viewer.kind === 'remote-person' || viewer.kind === 'remote-instance'
    ? sql<boolean>`exists (select 1 from peer where peer.instance_id = ${viewer.instanceId}
        and peer.policy = 'allowed')`
    : never;

const isAmong = (level: RawBuilder<unknown>, groups: readonly ProfileOnlooker[]): Predicate => {
  const open = levels.filter((each) => profileVisibilityTable[each].some((group) => groups.includes(group)));
  return sql<boolean>`${level} in (${sql.join(open.map((each) => sql.lit(each)))})`;
};

const reachesLevel = (
  reader: ProfileReader,
  person: string,
  level: RawBuilder<unknown>,
  now: Moment,
): Predicate => {
  if (reader.kind === 'any-account') return isAmong(level, ['anyone', 'account']);
  if (reader.kind === 'any-partner') return isAmong(level, ['anyone', 'partner']);
  const viewerId = personOf(reader);
  const asPartner = sql<boolean>`(${isAmong(level, ['partner'])} and ${isOfPartner(reader)})`;
  const open =
    reader.kind === 'account'
      ? isAmong(level, ['anyone', 'account'])
      : sql<boolean>`(${isAmong(level, ['anyone'])} or ${asPartner})`;
  if (viewerId === null) return open;
  return sql<boolean>`(${viewerIsActive(reader)} and (${open} or ${sql.ref(`${person}.id`)} = ${viewerId}
    or (${isAmong(level, ['sharer'])} and ${sharesCommunity(viewerId, person, now)})))`;
};

/** Rows of `person` of whom the reader may see this part of the profile: `canSeeField` as SQL. */
export const seesField = (
  reader: ProfileReader,
  person: string,
  field: ProfileField,
  now: Moment = databaseNow,
): Predicate =>
  reachesLevel(
    reader,
    person,
    sql`coalesce(${sql.ref(`${person}.field_visibility`)} ->> ${sql.lit(field)},
      ${sql.lit(defaultVisibility[field])})`,
    now,
  );

const nothing = sql.lit('');

/** Columns of `person` that are parts of the profile, and what is given to those who may not see them. */
const profileColumns = {
  role_title: { field: 'roleTitle', hidden: nothing },
  team: { field: 'team', hidden: nothing },
  place: { field: 'place', hidden: nothing },
  spoken_languages: { field: 'languages', hidden: sql`'{}'::text[]` },
  avatar_file_id: { field: 'picture', hidden: sql`null::uuid` },
  avatar_alt: { field: 'picture', hidden: nothing },
  ask_me_about: { field: 'askMeAbout', hidden: nothing },
  experience: { field: 'experience', hidden: nothing },
  summary: { field: 'summary', hidden: nothing },
} as const satisfies Record<string, { field: ProfileField; hidden: RawBuilder<unknown> }>;

/** A column of `person` that a list may show. */
export type ProfileColumn = keyof typeof profileColumns;

/** What the reader may see of a column of the person joined under this alias. */
export const shown = <T = string>(
  reader: ProfileReader,
  person: string,
  column: ProfileColumn,
): RawBuilder<T> => {
  const { field, hidden } = profileColumns[column];
  return sql<T>`case when ${seesField(reader, person, field)} then ${sql.ref(`${person}.${column}`)}
    else ${hidden} end`;
};

/** What `profileStandingColumn` selects. */
export type ProfileStandingColumn = Omit<ProfileStanding, 'viewer'>;

/** How the viewer stands to the person joined under this alias, as JSON; `profileStandingOf` reads it. */
export const profileStandingColumn = (
  viewer: Viewer,
  person: string,
  now: Moment = databaseNow,
): RawBuilder<ProfileStandingColumn> => {
  const viewerId = personOf(viewer);
  const isSelf = viewerId === null ? never : sql<boolean>`${sql.ref(`${person}.id`)} = ${viewerId}`;
  const shares = viewerId === null ? never : sharesCommunity(viewerId, person, now);
  return sql<ProfileStandingColumn>`jsonb_build_object('active', ${viewerIsActive(viewer)}, 'isSelf', ${isSelf},
    'sharesCommunity', ${shares}, 'isPartner', ${isOfPartner(viewer)})`;
};

export const profileStandingOf = (viewer: Viewer, stored: ProfileStandingColumn): ProfileStanding => ({
  viewer,
  ...stored,
});

/**
 * Rows of `person` that a handle names: a name of this instance (`ada`) or a name elsewhere (`ada@leeds.example`).
 * Somebody who has left is none of them.
 */
export const isPerson = (handle: string, person: string): Predicate => {
  const [name, host] = handle.split('@');
  const home = host === undefined ? sql`instance.is_local` : sql`instance.host = ${host}`;
  return sql<boolean>`(${sql.ref(`${person}.name`)} = ${name} and ${sql.ref(`${person}.deleted_at`)} is null
    and ${sql.ref(`${person}.instance_id`)} = (select instance.id from instance where ${home}))`;
};

/**
 * Rows of `person` of whom the viewer sees that they are here at all: people are known to every account of this instance; others
 * know themselves, the authors and hosts of what they read, also of what these publish on their own pages, and the people
 * in their communities.
 */
export const seesPerson = (viewer: Viewer, person: string, now: Date = new Date()): Predicate => {
  if (viewer.kind === 'account') return viewerIsActive(viewer);
  const id = sql.ref(`${person}.id`);
  const viewerId = personOf(viewer);
  const near =
    viewerId === null
      ? never
      : sql<boolean>`(${viewerIsActive(viewer)}
          and (${id} = ${viewerId} or ${sharesCommunity(viewerId, person, now)}))`;
  return sql<boolean>`(${near} or ${writesOrHosts(viewer, person, now)}
    or exists (select 1 from publication told where told.author_id = ${id}
      and ${readsPublication(viewer, { publication: 'told', author: person })}))`;
};
