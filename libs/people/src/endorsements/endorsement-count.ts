import { sql, type RawBuilder } from 'kysely';

import { isStanding } from '#libs/access';
import type { Viewer } from '#libs/kernel';

/** How many endorsements of a row of `person_skill`, joined under this alias, stand before a viewer who may see the skill. */
export const endorsementCount = (viewer: Viewer, personSkill: string): RawBuilder<number> => sql<number>`(
  select count(*) from endorsement e where e.person_id = ${sql.ref(`${personSkill}.person_id`)}
    and e.skill_id = ${sql.ref(`${personSkill}.skill_id`)} and ${isStanding(viewer, 'e')})`;
