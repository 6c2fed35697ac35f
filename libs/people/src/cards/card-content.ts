import { sql, type RawBuilder } from 'kysely';

import { anyPartner, seesField, shown } from '#libs/access';
import type { ExpertiseCard } from '#libs/contracts';
import type { ProfileField } from '#libs/kernel';

import { skillOrder } from '../skill-json.js';

const skills = sql`coalesce((
  select jsonb_agg(jsonb_build_object('en', k.label_en, 'cy', k.label_cy) order by ${skillOrder('k')}, k.id)
  from person_skill l join skill k on k.id = l.skill_id where l.person_id = p.id and l.kind = 'skill'), '[]')`;

/** What partners may see of a row of `person` (as `p`) of this instance, and nothing else of them. */
export const cardContent: RawBuilder<ExpertiseCard> = sql<ExpertiseCard>`jsonb_build_object(
  'name', p.name, 'displayName', p.display_name,
  'organisation', (select home.name from instance home where home.is_local),
  'roleTitle', ${shown(anyPartner, 'p', 'role_title')}, 'askMeAbout', ${shown(anyPartner, 'p', 'ask_me_about')},
  'languages', ${shown(anyPartner, 'p', 'spoken_languages')},
  'skills', case when ${seesField(anyPartner, 'p', 'skills')} then ${skills} else '[]' end)`;

const written = {
  roleTitle: sql<boolean>`p.role_title <> ''`,
  askMeAbout: sql<boolean>`p.ask_me_about <> ''`,
  languages: sql<boolean>`cardinality(p.spoken_languages) > 0`,
  skills: sql<boolean>`exists (select 1 from person_skill l where l.person_id = p.id and l.kind = 'skill')`,
} as const satisfies Partial<Record<ProfileField, RawBuilder<boolean>>>;

/** A part of a profile that a card can show. */
export type CardField = keyof typeof written;

/** The parts that somebody (as `p`) wrote and keeps from partners, as a list. */
export const keptFromCard: RawBuilder<CardField[]> = sql<CardField[]>`array_remove(array[${sql.join(
  Object.entries(written).map(
    ([field, isWritten]) =>
      sql`case when ${isWritten} and not ${seesField(anyPartner, 'p', field as CardField)} then ${sql.lit(field)} end`,
  ),
)}], null)`;

/** Whether somebody (as `p`) is of this instance and here, so that a card of them may be anywhere. */
export const mayHaveCard: RawBuilder<boolean> = sql<boolean>`(p.uri is null and p.deleted_at is null
  and p.suspended_at is null and p.moved_to_id is null and exists (select 1 from account a
    where a.person_id = p.id and a.suspended_at is null))`;
