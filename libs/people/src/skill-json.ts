import { sql, type RawBuilder } from 'kysely';

import type { SkillView } from '#libs/contracts';

/** The skill joined under this alias, as JSON. */
export const skillJson = (skill: string): RawBuilder<SkillView> =>
  sql<SkillView>`jsonb_build_object('id', ${sql.ref(`${skill}.id`)}, 'labels', jsonb_build_object(
    'en', ${sql.ref(`${skill}.label_en`)}, 'cy', ${sql.ref(`${skill}.label_cy`)}))`;

/** What skills are sorted by: the English label, or the Welsh one where there is no other. */
export const skillOrder = (skill: string): RawBuilder<string> =>
  sql<string>`lower(coalesce(nullif(${sql.ref(`${skill}.label_en`)}, ''), ${sql.ref(`${skill}.label_cy`)}))`;
