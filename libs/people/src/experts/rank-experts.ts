import { sql, type Kysely, type RawBuilder } from 'kysely';

import { seesEvidence, seesField } from '#libs/access';
import type { Tables } from '#libs/database';
import { LIMITS, type AccountViewer } from '#libs/kernel';

import { endorsementCount } from '../endorsements/endorsement-count.js';

/** Somebody who may know the answer, and what speaks for it. */
export interface RankedExpert {
  readonly personId: string;
  readonly skillIds: string[];
  readonly answerIds: string[];
}

/** How much a listed skill, each of a few endorsements, and each of a few accepted answers count. */
const WEIGHTS = { skill: 3, endorsement: 1, answer: 2 } as const;
const MOST_COUNTED = 3;

/** A suggestion that led to nothing weighs as much of a load as this part of a question that was asked. */
const LOAD_OF_SUGGESTION = 0.25;

/** Only so many of those who list one skill are looked at, the latest to do so first: it must not cost a walk over everybody. */
const MOST_LISTING = 1_000;

/** Only so many of the newest questions that are like this one are looked at, and so many answers of one person kept. */
const MOST_SIMILAR = 500;
const MOST_ANSWERS = 5;

/** Words of a title shorter than this tell nothing of what it is about, above all in Welsh. */
const SHORTEST_WORD = 3;

/** The words of a question: its title, its first post, and the tags of the video that it is about. */
export const questionOf = (threadId: string): RawBuilder<unknown> => sql`
  select w.author_id, w.title, w.words, tsvector_to_array(w.words) as lexemes
  from (
    select t.author_id,
      array(select l from unnest(tsvector_to_array(t.search)) l where char_length(l) >= ${sql.lit(SHORTEST_WORD)}) as title,
      t.search || case when root.deleted_at is null then root.search else ''::tsvector end || coalesce((
        select to_tsvector('words_en', array_to_string(v.tags, ' ')) from video v
        where v.thread_id = t.id and v.deleted_at is null), ''::tsvector) as words
    from thread t join post root on root.id = t.root_post_id where t.id = ${threadId}
  ) w`;

/** Skills of which the question holds a word. Those of which it lacks some part are left out first, which is quick. */
export const matchedSkills = sql`
  select distinct w.skill_id from skill_word w cross join question q
  where (tsvector_to_array(to_tsvector('words_en', w.word)) <@ q.lexemes
      or tsvector_to_array(to_tsvector('words_cy', w.word)) <@ q.lexemes)
    and q.words @@ (phraseto_tsquery('words_en', w.word) || phraseto_tsquery('words_cy', w.word))`;

/** People who list one of these skills, and are endorsed for it, as far as the viewer sees either. */
const declaring = (me: AccountViewer): RawBuilder<unknown> => sql`
  select k.person_id, array_agg(k.skill_id) as skill_ids,
    sum(${sql.lit(WEIGHTS.skill)} + ${sql.lit(WEIGHTS.endorsement)} * least(${sql.lit(MOST_COUNTED)}, ${endorsementCount(me, 'k')})) as weight
  from matched m
  cross join lateral (select l.person_id, l.skill_id from person_skill l
    where l.skill_id = m.skill_id and l.kind = 'skill'
    order by l.added_at desc, l.person_id limit ${sql.lit(MOST_LISTING)}) k
  join person p on p.id = k.person_id
  where p.instance_id = ${me.instanceId} and ${seesField(me, 'p', 'skills')}
  group by k.person_id`;

/** People whose answers to questions like this one were accepted, where the viewer may read these. */
const answering = (me: AccountViewer, threadId: string): RawBuilder<unknown> => sql`
  select w.author_id as person_id,
    (array_agg(w.id order by w.id desc))[1:${sql.lit(MOST_ANSWERS)}] as answer_ids,
    ${sql.lit(WEIGHTS.answer)} * least(${sql.lit(MOST_COUNTED)}, count(*)) as weight
  from question q
  cross join lateral (select o.* from thread o
    where o.search @@ websearch_to_tsquery('simple', array_to_string(q.title, ' or '))
      and o.accepted_post_id is not null and o.deleted_at is null and o.id <> ${threadId}
    order by o.id desc limit ${sql.lit(MOST_SIMILAR)}) o
  join post w on w.id = o.accepted_post_id
  join community oc on oc.id = o.community_id
  cross join lateral (select count(*) as words from unnest(q.title) l
    where l = any(tsvector_to_array(o.search || w.search))) shared
  where 2 * shared.words >= cardinality(q.title) and shared.words >= least(2, cardinality(q.title))
    and ${seesEvidence(me, { post: 'w', thread: 'o', community: 'oc' })}
  group by w.author_id`;

/** People with accounts (`p`, `a`) who have been here not long ago, want to be asked, and have nothing to do with it yet. */
const isAvailable = (me: AccountViewer, threadId: string, now: Date): RawBuilder<boolean> => {
  const since = new Date(now.getTime() - LIMITS.experts.activeSeconds * 1000);
  return sql<boolean>`(p.deleted_at is null and p.suspended_at is null and a.suspended_at is null and a.may_be_asked
    and p.id <> ${me.personId} and p.id <> q.author_id
    and (a.created_at > ${since}
      or exists (select 1 from session here where here.person_id = p.id and here.last_seen_at > ${since})
      or exists (select 1 from read_position seen where seen.person_id = p.id and seen.updated_at > ${since}))
    and not exists (select 1 from post own where own.thread_id = ${threadId} and own.author_id = p.id
      and own.deleted_at is null)
    and not exists (select 1 from thread_subscription quiet where quiet.thread_id = ${threadId}
      and quiet.person_id = p.id and quiet.level = 'mute')
    and not exists (select 1 from expert_suggestion earlier where earlier.thread_id = ${threadId}
      and earlier.person_id = p.id and earlier.asked_at is not null))`;
};

/** How much somebody (`p`) was asked and suggested elsewhere lately, in questions asked. */
const loadOf = (threadId: string, now: Date): RawBuilder<number> => {
  const since = new Date(now.getTime() - LIMITS.experts.loadSeconds * 1000);
  return sql<number>`(select count(s.asked_at) + ${sql.lit(LOAD_OF_SUGGESTION)} * count(*) from expert_suggestion s
    where s.person_id = p.id and s.thread_id <> ${threadId} and s.suggested_at > ${since})`;
};

/**
 * Those who may know the answer to a question, the best first, each the less the more they were asked lately. Whether they
 * may read it is for the caller to decide.
 */
export const rankExperts = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  threadId: string,
  now: Date,
): Promise<RankedExpert[]> => {
  const { rows } = await sql<RankedExpert>`
    with question as materialized (${questionOf(threadId)}),
    matched as materialized (${matchedSkills}),
    declared as (${declaring(me)}),
    answered as (${answering(me, threadId)}),
    known as (
      select coalesce(d.person_id, w.person_id) as person_id, coalesce(d.skill_ids, '{}') as skill_ids,
        coalesce(w.answer_ids, '{}') as answer_ids, coalesce(d.weight, 0) + coalesce(w.weight, 0) as weight
      from declared d full join answered w on w.person_id = d.person_id
    )
    select p.id as "personId", n.skill_ids as "skillIds", n.answer_ids as "answerIds"
    from known n join person p on p.id = n.person_id join account a on a.person_id = p.id cross join question q
    where ${isAvailable(me, threadId, now)}
    order by n.weight / (1 + ${loadOf(threadId, now)}) desc, p.id
    limit ${sql.lit(LIMITS.experts.candidates)}`.execute(db);
  return rows;
};
