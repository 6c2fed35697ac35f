import type { Database } from '#libs/database';

import type { Seeded } from './seed-data.js';

/** Skills in the vocabulary, of which everybody has three. */
const SKILLS = 2_000;

const insertPeople = async ({ pool }: Database, instanceId: string, people: number): Promise<void> => {
  await pool.query(
    `insert into person (id, instance_id, name, display_name, role_title, team, place, spoken_languages, ask_me_about,
       experience, field_visibility, created_at)
     select gen_random_uuid(), $1, 'many_' || n, 'Person ' || md5(n::text),
       (array['Officer', 'Manager', 'Engineer', 'Adviser', 'Planner'])[1 + n % 5] || ' for ' || left(md5((n % 300)::text), 6),
       'Team ' || n % 200, 'Office ' || n % 40,
       case when n % 3 = 0 then array['en', 'cy'] else array['en'] end,
       'Questions on ' || left(md5((n % 5000)::text), 7),
       'Earlier at ' || left(md5((n % 7000 + 60000)::text), 8) || repeat(' and in other places of the county', 5),
       case n % 10 when 0 then '{"roleTitle": "me"}' when 1 then '{"skills": "community"}' else '{}' end::jsonb,
       now()
     from generate_series(1, $2::integer) n`,
    [instanceId, people],
  );
};

/**
 * Fills the instance up to `people` people. Roles, teams and places are shared by many, as in a council; one person in
 * ten hides a part, and one in ten shows it to their communities.
 */
export const seedPeople = async (
  database: Database,
  { instanceId }: Seeded,
  people: number,
): Promise<void> => {
  const { pool } = database;
  await insertPeople(database, instanceId, people);
  await pool.query(
    `with made as (
       insert into skill (id, label_en, created_at)
       select gen_random_uuid(), 'Skill ' || left(md5('skill ' || n), 8), now() from generate_series(1, $1::integer) n
       returning id, label_en
     )
     insert into skill_word (folded, word, skill_id, is_synonym)
     select fold(label_en), label_en, id, false from made on conflict do nothing`,
    [SKILLS],
  );
  await pool.query(
    `insert into person_skill (person_id, skill_id, kind, added_at)
     select p.id, s.id, 'skill', now()
     from (select id, row_number() over (order by id) n from person) p
     cross join generate_series(0, 2) k
     join (select id, row_number() over (order by id) n from skill) s on s.n = 1 + (p.n * 7 + k * 601) % $1
     on conflict do nothing`,
    [SKILLS],
  );
  await pool.query('analyze person');
  await pool.query('analyze person_skill');
  await pool.query('analyze skill_word');
};
