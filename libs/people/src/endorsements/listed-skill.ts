import { sql, type Kysely } from 'kysely';

import { isPerson, seesField, seesPerson } from '#libs/access';
import type { Tables } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

/** A skill of somebody, as an address names it. */
export interface SkillOf {
  readonly handle: string;
  readonly skillId: string;
}

/** @throws DomainError `not-found` unless the viewer knows somebody of that name */
export const findPerson = async (db: Kysely<Tables>, viewer: Viewer, handle: string): Promise<string> => {
  const row = await db
    .selectFrom('person')
    .select('person.id')
    .where(isPerson(handle, 'person'))
    .where(seesPerson(viewer, 'person'))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row.id;
};

interface Listed {
  readonly personId: string;
  readonly skillId: string;
}

/**
 * Makes sure that the person lists the skill, and that the viewer may see it. `isHeld` keeps it listed until the
 * transaction ends.
 *
 * @throws DomainError `not-found`
 */
export const demandListed = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  { personId, skillId }: Listed,
  isHeld = false,
): Promise<void> => {
  const { rows } = await sql`
    select from person join person_skill k on k.person_id = person.id and k.kind = 'skill'
    where person.id = ${personId} and k.skill_id = ${skillId} and ${seesField(viewer, 'person', 'skills')}
    ${isHeld ? sql`for key share of k` : sql``}`.execute(db);
  if (rows.length === 0) throw notFound();
};
