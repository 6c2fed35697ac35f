import { Inject, Injectable } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';

import type { answerSkillSuggestion, OperationInput, SkillSuggestion } from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CLOCK, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { takeSkill } from './my-skills.js';
import { skillJson } from './skill-json.js';

interface Suggestions {
  readonly items: SkillSuggestion[];
}

/** What is looked through at most, the newest first, and how much of it speaks for a skill. */
const MOST_POSTS = 1_000;
const MOST_VIDEOS = 200;
const MOST_CUES = 5_000;
const ENOUGH = 2;
const MOST_SUGGESTED = 10;

/** An accepted answer tells as much as several posts. */
const WEIGHT_OF_ANSWER = 2;

/**
 * Skills that a person's own words speak of: posts, titles and captions of their videos, and accepted answers. They are
 * looked for when the person asks, recorded, and told to nobody else; what was answered is not suggested again.
 */
@Injectable()
export class SkillSuggestions {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(me: AccountViewer): Promise<Suggestions> {
    return readOpen(this.database.sql, me.personId);
  }

  seek(me: AccountViewer): Promise<Suggestions> {
    return this.database.transaction(async (tx) => {
      await record(tx.sql, me.personId, this.clock.now());
      return readOpen(tx.sql, me.personId);
    });
  }

  /** @throws DomainError `not-found`, `skills.too-many` */
  answer(
    me: AccountViewer,
    { params: { skillId }, body: { answer } }: OperationInput<typeof answerSkillSuggestion>,
  ): Promise<Suggestions> {
    return this.database.transaction(async (tx) => {
      const answered = await tx.sql
        .updateTable('skill_suggestion')
        .set({ answer, answered_at: this.clock.now() })
        .where('person_id', '=', me.personId)
        .where('skill_id', '=', skillId)
        .where('answer', 'is', null)
        .returning('skill_id')
        .executeTakeFirst();
      if (answered === undefined) throw notFound();
      if (answer === 'accepted') {
        await takeSkill(tx, me.personId, skillId, 'skill');
        await tx.record('person.updated', { personId: me.personId });
      }
      return readOpen(tx.sql, me.personId);
    });
  }
}

const readOpen = async (db: Kysely<Tables>, personId: string): Promise<Suggestions> => {
  const items = await db
    .selectFrom('skill_suggestion as g')
    .innerJoin('skill as s', 's.id', 'g.skill_id')
    .select([skillJson('s').as('skill'), 'g.texts'])
    .where('g.person_id', '=', personId)
    .where('g.answer', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from person_skill k
        where k.person_id = g.person_id and k.skill_id = g.skill_id and k.kind = 'skill')`,
    )
    .orderBy('g.texts', 'desc')
    .orderBy('s.id')
    .limit(MOST_SUGGESTED)
    .execute();
  return { items };
};

/** What somebody wrote and said: `text` is the post or the video that it belongs to. */
const textsOf = (personId: string) => sql`
  (select p.id as text, p.search as words,
      case when t.accepted_post_id = p.id then ${sql.lit(WEIGHT_OF_ANSWER)} else 1 end as weight
    from post p join thread t on t.id = p.thread_id
    where p.author_id = ${personId} and p.deleted_at is null and t.deleted_at is null
    order by p.id desc limit ${sql.lit(MOST_POSTS)})
  union all
  (select v.id, t.search, 1 from video v join thread t on t.id = v.thread_id
    where v.author_id = ${personId} and v.deleted_at is null and t.deleted_at is null
    order by v.id desc limit ${sql.lit(MOST_VIDEOS)})
  union all
  (select q.video_id, q.search, 1 from video_cue q
    join video_captions k on k.video_id = q.video_id and k.language = q.language and not k.is_draft
    join video v on v.id = q.video_id join thread t on t.id = v.thread_id
    where v.author_id = ${personId} and v.deleted_at is null and t.deleted_at is null
    order by q.video_id desc, q.position limit ${sql.lit(MOST_CUES)})`;

/**
 * Counts the texts that hold a word of each skill. Words of which some part occurs nowhere in them are left out first, so
 * that a long vocabulary costs little.
 */
const record = async (db: Kysely<Tables>, personId: string, now: Date): Promise<void> => {
  await sql`
    with mine as materialized (${textsOf(personId)}),
    lexemes as materialized (
      select coalesce(array_agg(distinct each), '{}') as known
      from mine cross join lateral unnest(tsvector_to_array(mine.words)) each
    ), candidate as materialized (
      select w.skill_id, phraseto_tsquery('words_en', w.word) || phraseto_tsquery('words_cy', w.word) as query
      from skill_word w, lexemes l
      where (tsvector_to_array(to_tsvector('words_en', w.word)) <@ l.known
          or tsvector_to_array(to_tsvector('words_cy', w.word)) <@ l.known)
        and not exists (select 1 from person_skill k
          where k.person_id = ${personId} and k.skill_id = w.skill_id and k.kind = 'skill')
        and not exists (select 1 from skill_suggestion g
          where g.person_id = ${personId} and g.skill_id = w.skill_id and g.answer is not null)
    ), hit as (
      select c.skill_id, m.text, max(m.weight) as weight from candidate c join mine m on m.words @@ c.query
      group by c.skill_id, m.text
    )
    insert into skill_suggestion (person_id, skill_id, texts, suggested_at)
    select ${personId}::uuid, h.skill_id, count(*), ${now}::timestamptz from hit h group by h.skill_id
    having sum(h.weight) >= ${ENOUGH} order by sum(h.weight) desc, h.skill_id limit ${sql.lit(MOST_SUGGESTED)}
    on conflict (person_id, skill_id) do update set texts = excluded.texts`.execute(db);
};
