import { sql, type Kysely } from 'kysely';

import {
  canSeeField,
  isPerson,
  profileStandingColumn,
  profileStandingOf,
  seesContributions,
  seesPerson,
  visibilityOf,
  type ChosenVisibility,
} from '#libs/access';
import type { FieldVisibility, PersonLink, PersonProfile, SpokenLanguage } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, PROFILE_FIELDS, type ProfileField, type Viewer } from '#libs/kernel';

import { cardColumns, presentCard, verifiedColumn } from './person-card.js';

const profileColumns = [
  'person.role_title',
  'person.team',
  'person.place',
  'person.spoken_languages',
  'person.working_pattern',
  'person.pronouns',
  'person.contact',
  'person.avatar_file_id',
  'person.avatar_alt',
  'person.ask_me_about',
  'person.experience',
  'person.summary',
  'person.summary_html',
  'person.field_visibility',
  'person.language',
  'person.created_at',
] as const;

/** Where somebody moved; nobody is sent to one who has left there as well. */
const successor = sql<PersonLink | null>`(select jsonb_build_object('id', later.id, 'name', later.name,
    'displayName', later.display_name, 'host', home.host, 'isLocal', home.is_local)
  from person later join instance home on home.id = later.instance_id
  where later.id = person.moved_to_id and later.deleted_at is null)`;

const findProfile = (db: Kysely<Tables>, viewer: Viewer, handle: string) =>
  db
    .selectFrom('person')
    .innerJoin('instance', 'instance.id', 'person.instance_id')
    .select(cardColumns)
    .select(verifiedColumn)
    .select(profileColumns)
    .select(successor.as('moved_to'))
    .select(profileStandingColumn(viewer, 'person').as('standing'))
    .select(seesContributions(viewer, 'person').as('has_contributions'))
    .where(isPerson(handle, 'person'))
    .where(seesPerson(viewer, 'person'))
    .executeTakeFirst();

type ProfileRow = NonNullable<Awaited<ReturnType<typeof findProfile>>>;

/** Who sees which part, whether they chose it or not. */
const allVisibilities = (chosen: ChosenVisibility): FieldVisibility =>
  Object.fromEntries(PROFILE_FIELDS.map((field) => [field, visibilityOf(chosen, field)])) as FieldVisibility;

const present = (viewer: Viewer, row: ProfileRow): PersonProfile => {
  const standing = profileStandingOf(viewer, row.standing);
  const sees = (field: ProfileField): boolean =>
    canSeeField(standing, visibilityOf(row.field_visibility, field));
  const words = (field: ProfileField, value: string): string => (sees(field) ? value : '');
  return {
    ...presentCard({
      ...row,
      role_title: words('roleTitle', row.role_title),
      avatar_file_id: sees('picture') ? row.avatar_file_id : null,
      avatar_alt: words('picture', row.avatar_alt),
    }),
    team: words('team', row.team),
    place: words('place', row.place),
    languages: sees('languages') ? (row.spoken_languages as SpokenLanguage[]) : [],
    workingPattern: words('workingPattern', row.working_pattern),
    pronouns: words('pronouns', row.pronouns),
    contact: words('contact', row.contact),
    askMeAbout: words('askMeAbout', row.ask_me_about),
    experience: words('experience', row.experience),
    summary: words('summary', row.summary),
    summaryHtml: words('summary', row.summary_html),
    language: row.language,
    joinedAt: viewer.kind === 'account' ? row.created_at.toISOString() : null,
    isMe: standing.isSelf,
    hasContributions: row.has_contributions,
    movedTo: row.moved_to,
    visibility: standing.isSelf ? allVisibilities(row.field_visibility) : null,
  };
};

/**
 * A person's page by `name` or `name@host`, part by part as the viewer may see it. Somebody who has left, or of whom the
 * viewer knows nothing, is not found.
 *
 * @throws DomainError `not-found`
 */
export const readPerson = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  handle: string,
): Promise<PersonProfile> => {
  const row = await findProfile(db, viewer, handle);
  if (row === undefined) throw notFound();
  return present(viewer, row);
};
