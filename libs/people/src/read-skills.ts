import { sql, type Kysely, type RawBuilder } from 'kysely';

import { isPerson, seesField, seesPerson } from '#libs/access';
import type { ListedSkill, SkillKind, SkillsOfPerson, SkillView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, personOf, type Viewer } from '#libs/kernel';

import { endorsementCount } from './endorsements/endorsement-count.js';
import { skillJson, skillOrder } from './skill-json.js';

/** A list of `person_skill` (as `k`) with their `skill` (as `s`), each as `item` tells it. */
const listOf = <Item extends SkillView>(
  viewer: Viewer,
  kind: SkillKind,
  item: RawBuilder<Item>,
): RawBuilder<Item[]> => {
  const field = kind === 'skill' ? 'skills' : 'interests';
  return sql<Item[]>`case when ${seesField(viewer, 'person', field)} then coalesce((
      select jsonb_agg(${item} order by ${skillOrder('s')}, s.id)
      from person_skill k join skill s on s.id = k.skill_id
      where k.person_id = person.id and k.kind = ${sql.lit(kind)}), '[]') else '[]' end`;
};

/** So many of what was brought along are shown. */
const MOST_BROUGHT = 20;

/** What the person of a row of `person_skill` (as `k`) brought along of it, unless its server was shut out since. */
const broughtJson = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', b.id, 'endorser', jsonb_build_object('name', b.endorser_name,
      'host', b.endorser_host), 'from', jsonb_build_object('name', home.name, 'host', home.host),
    'endorsedAt', to_char(b.endorsed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'evidence', case when b.evidence_url is not null then
      jsonb_build_object('url', b.evidence_url, 'title', b.evidence_title) end) order by b.endorsed_at desc, b.id)
  from (select * from brought_endorsement b where b.person_id = k.person_id and b.skill_id = k.skill_id
      and not exists (select 1 from peer where peer.instance_id = b.instance_id and peer.policy = 'suspended')
    order by b.endorsed_at desc, b.id limit ${sql.lit(MOST_BROUGHT)}) b
  join instance home on home.id = b.instance_id), '[]')`;

/** The skill with how many endorsed it, as far as the viewer may see that. */
const listedSkillJson = (viewer: Viewer): RawBuilder<ListedSkill> => {
  const viewerId = personOf(viewer);
  const isMine =
    viewerId === null
      ? sql`false`
      : sql`exists (select 1 from endorsement e where e.person_id = k.person_id and e.skill_id = k.skill_id
          and e.endorser_id = ${viewerId} and e.revoked_at is null)`;
  return sql<ListedSkill>`${skillJson('s')} || jsonb_build_object(
    'endorsements', ${endorsementCount(viewer, 'k')}, 'isEndorsedByMe', ${isMine},
    'brought', ${broughtJson})`;
};

const read = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  where: RawBuilder<boolean>,
): Promise<SkillsOfPerson> => {
  const found = await db
    .selectFrom('person')
    .select([
      listOf(viewer, 'skill', listedSkillJson(viewer)).as('skills'),
      listOf(viewer, 'interest', skillJson('s')).as('interests'),
    ])
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
  read(db, viewer, sql<boolean>`(${isPerson(handle, 'person')} and ${seesPerson(viewer, 'person')})`);

/** The viewer's own. */
export const readOwnSkills = (
  db: Kysely<Tables>,
  viewer: Viewer,
  personId: string,
): Promise<SkillsOfPerson> => read(db, viewer, sql<boolean>`person.id = ${personId}`);
