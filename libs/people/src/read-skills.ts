import { sql, type Kysely, type RawBuilder } from 'kysely';

import { isPerson, knowsPerson, seesField } from '#libs/access';
import type { SkillKind, SkillsOfPerson, SkillView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

import { skillJson, skillOrder } from './skill-json.js';

const listOf = (viewer: Viewer, kind: SkillKind): RawBuilder<SkillView[]> => {
  const field = kind === 'skill' ? 'skills' : 'interests';
  return sql<SkillView[]>`case when ${seesField(viewer, 'person', field)} then coalesce((
      select jsonb_agg(${skillJson('s')} order by ${skillOrder('s')}, s.id)
      from person_skill k join skill s on s.id = k.skill_id
      where k.person_id = person.id and k.kind = ${sql.lit(kind)}), '[]') else '[]' end`;
};

const read = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  where: RawBuilder<boolean>,
): Promise<SkillsOfPerson> => {
  const found = await db
    .selectFrom('person')
    .select([listOf(viewer, 'skill').as('skills'), listOf(viewer, 'interest').as('interests')])
    .where(where)
    .executeTakeFirst();
  if (found === undefined) throw notFound();
  return found;
};

/**
 * Skills and interests of a person, each as far as the viewer may see them.
 *
 * @throws DomainError `not-found`
 */
export const readSkillsOfPerson = (
  db: Kysely<Tables>,
  viewer: Viewer,
  handle: string,
): Promise<SkillsOfPerson> =>
  read(db, viewer, sql<boolean>`(${isPerson(handle, 'person')} and ${knowsPerson(viewer, 'person')})`);

/** The viewer's own. */
export const readOwnSkills = (
  db: Kysely<Tables>,
  viewer: Viewer,
  personId: string,
): Promise<SkillsOfPerson> => read(db, viewer, sql<boolean>`person.id = ${personId}`);
