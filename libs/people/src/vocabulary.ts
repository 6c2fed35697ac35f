import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import type {
  changeSkill,
  listVocabulary,
  mergeSkill,
  OperationInput,
  SkillView,
  VocabularyEntry,
} from '#libs/contracts';
import { Database, likeSafe, type Transaction } from '#libs/database';
import { CursorCodec, DomainError, notFound, type AccountViewer, type DomainEvents } from '#libs/kernel';

import { skillJson, skillOrder } from './skill-json.js';
import { tidyWord } from './skill-named.js';

/** How alike a word must be to what was typed to be taken for it (pg_trgm, 0 to 1). */
const ALIKE = 0.5;

const MOST_FOUND = 10;

const fits = (typed: string): RawBuilder<boolean> =>
  sql<boolean>`(w.folded like '%' || fold(${likeSafe(typed)}) || '%'
    or word_similarity(fold(${typed}), w.folded) > ${ALIKE})`;

const entryOf = (skill: string): RawBuilder<VocabularyEntry> =>
  sql<VocabularyEntry>`${skillJson(skill)} || jsonb_build_object('synonyms', coalesce((
    select jsonb_agg(w.word order by w.folded) from skill_word w
    where w.skill_id = ${sql.ref(`${skill}.id`)} and w.is_synonym), '[]'))`;

const readEntry = async (tx: Transaction, skillId: string): Promise<VocabularyEntry> => {
  const { entry } = await tx.sql
    .selectFrom('skill as s')
    .select(entryOf('s').as('entry'))
    .where('s.id', '=', skillId)
    .executeTakeFirstOrThrow();
  return entry;
};

/** @throws DomainError `not-found` unless all of them are there */
const lockSkills = async (tx: Transaction, ids: readonly string[]): Promise<void> => {
  const { rows } = await sql`
    select from skill where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx.sql);
  if (rows.length < ids.length) throw notFound();
};

/** The words of this instance for what people know, and the care of them. */
@Injectable()
export class Vocabulary {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** Skills that fit what was typed so far: those that begin with it first. */
  async find(typed: string): Promise<{ items: SkillView[] }> {
    const { rows } = await sql<{ skill: SkillView }>`
      select ${skillJson('s')} as skill from skill s
      join lateral (
        select max(case when w.folded like fold(${likeSafe(typed)}) || '%' then 2
          else word_similarity(fold(${typed}), w.folded) end) as rank
        from skill_word w where w.skill_id = s.id and ${fits(typed)}) found on found.rank is not null
      order by found.rank desc, ${skillOrder('s')}, s.id limit ${sql.lit(MOST_FOUND)}`.execute(
      this.database.sql,
    );
    return { items: rows.map(({ skill }) => skill) };
  }

  /** @throws DomainError `cursor.invalid` */
  async list(
    me: AccountViewer,
    { q = '', limit, cursor }: OperationInput<typeof listVocabulary>['query'],
  ): Promise<{ items: VocabularyEntry[]; next?: string }> {
    const scope = JSON.stringify(['vocabulary', me.personId, q]);
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined ? sql`true` : sql`(${skillOrder('s')}, s.id) > (${after[0]}, ${after[1]}::uuid)`;
    const wanted =
      q.trim() === ''
        ? sql`true`
        : sql`exists (select 1 from skill_word w where w.skill_id = s.id and ${fits(q.trim())})`;
    const { rows } = await sql<{ entry: VocabularyEntry; sort_key: string }>`
      select ${entryOf('s')} as entry, ${skillOrder('s')} as sort_key from skill s
      where ${wanted} and ${from} order by ${skillOrder('s')}, s.id limit ${limit + 1}`.execute(
      this.database.sql,
    );
    const items = rows.slice(0, limit).map(({ entry }) => entry);
    const last = rows[limit - 1];
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.sort_key, last.entry.id]) };
  }

  /** @throws DomainError `not-found`, `skill.unnamed`, `skill.word-taken` */
  change(me: AccountViewer, { params, body }: OperationInput<typeof changeSkill>): Promise<VocabularyEntry> {
    const { skillId } = params;
    const [en, cy] = [tidyWord(body.labels.en), tidyWord(body.labels.cy)];
    if (en === '' && cy === '') throw new DomainError('skill.unnamed');
    return this.tend(me, skillId, 'renamed', async (tx) => {
      await lockSkills(tx, [skillId]);
      await tx.sql
        .updateTable('skill')
        .set({ label_en: en, label_cy: cy })
        .where('id', '=', skillId)
        .execute();
      await replaceWords(tx, skillId, [en, cy], body.synonyms.map(tidyWord));
      return readEntry(tx, skillId);
    });
  }

  /** @throws DomainError `not-found`, `skill.same` */
  merge(me: AccountViewer, { params, body }: OperationInput<typeof mergeSkill>): Promise<VocabularyEntry> {
    const [from, into] = [params.skillId, body.into];
    if (from === into) throw new DomainError('skill.same');
    return this.tend(me, from, 'merged', async (tx) => {
      await lockSkills(tx, [from, into]);
      await takeOver(tx, from, into);
      return readEntry(tx, into);
    });
  }

  /** @throws DomainError `not-found` */
  remove(me: AccountViewer, skillId: string): Promise<void> {
    return this.tend(me, skillId, 'deleted', async (tx) => {
      await lockSkills(tx, [skillId]);
      await tx.sql.deleteFrom('skill').where('id', '=', skillId).execute();
    });
  }

  private tend<T>(
    me: AccountViewer,
    skillId: string,
    change: DomainEvents['vocabulary.changed']['change'],
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(async (tx) => {
      const answer = await work(tx);
      await tx.record('vocabulary.changed', { skillId, by: me.personId, change });
      return answer;
    });
  }
}

/** @throws DomainError `skill.word-taken` when one of the words stands for another skill */
const replaceWords = async (
  tx: Transaction,
  skillId: string,
  labels: readonly string[],
  synonyms: readonly string[],
): Promise<void> => {
  const words = [...labels, ...synonyms].filter((word) => word !== '');
  await tx.sql.deleteFrom('skill_word').where('skill_id', '=', skillId).execute();
  const { rows } = await sql<{ wanted: number; written: number }>`
    with given as (
      select distinct on (fold(word)) fold(word) as folded, word
      from unnest(${words}::text[]) with ordinality g (word, place) order by fold(word), place
    ), written as (
      insert into skill_word (folded, word, skill_id, is_synonym)
      select folded, word, ${skillId}::uuid, not (word = any(${[...labels]}::text[])) from given
      on conflict (folded) do nothing returning 1
    )
    select (select count(*)::integer from given) as wanted, (select count(*)::integer from written) as written`.execute(
    tx.sql,
  );
  if (rows[0]?.wanted !== rows[0]?.written) throw new DomainError('skill.word-taken');
};

/**
 * Gives one skill what belongs to another: its words, a label that was missing, its people with their endorsements, what was
 * suggested, who follows it, what is about it, and searches for it that people keep.
 */
const takeOver = async (tx: Transaction, from: string, into: string): Promise<void> => {
  for (const statement of [
    sql`insert into person_skill (person_id, skill_id, kind, added_at)
      select person_id, ${into}::uuid, kind, added_at from person_skill where skill_id = ${from} on conflict do nothing`,
    // What was taken back gives way to what still stands.
    sql`delete from endorsement kept using endorsement e where kept.skill_id = ${into} and e.skill_id = ${from}
      and e.person_id = kept.person_id and e.endorser_id = kept.endorser_id and e.revoked_at is null
      and kept.revoked_at is not null and kept.hidden_at is null and kept.taken_down_at is null`,
    sql`update endorsement e set skill_id = ${into}::uuid where e.skill_id = ${from}
      and not exists (select 1 from endorsement kept where kept.skill_id = ${into} and kept.person_id = e.person_id
        and kept.endorser_id = e.endorser_id)`,
    sql`update brought_endorsement b set skill_id = ${into}::uuid where b.skill_id = ${from} and b.kind = 'skill'
      and not exists (select 1 from brought_endorsement kept where kept.skill_id = ${into}
        and kept.person_id = b.person_id and kept.endorser_uri = b.endorser_uri)`,
    sql`insert into skill_suggestion (person_id, skill_id, texts, suggested_at, answer, answered_at)
      select person_id, ${into}::uuid, texts, suggested_at, answer, answered_at from skill_suggestion
      where skill_id = ${from} on conflict do nothing`,
    sql`insert into topic_follow (person_id, skill_id, level, followed_at)
      select person_id, ${into}::uuid, level, followed_at from topic_follow where skill_id = ${from}
      on conflict do nothing`,
    sql`insert into thread_topic (skill_id, thread_id)
      select ${into}::uuid, thread_id from thread_topic where skill_id = ${from} on conflict do nothing`,
    sql`insert into publication_topic (skill_id, publication_id)
      select ${into}::uuid, publication_id from publication_topic where skill_id = ${from} on conflict do nothing`,
    sql`update people_search set wish = jsonb_set(wish, '{skillId}', to_jsonb(${into}::text))
      where wish ->> 'skillId' = ${from}`,
    sql`update skill kept set label_en = coalesce(nullif(kept.label_en, ''), gone.label_en),
        label_cy = coalesce(nullif(kept.label_cy, ''), gone.label_cy)
      from skill gone where kept.id = ${into} and gone.id = ${from}`,
    sql`update skill_word w set skill_id = ${into}, is_synonym = w.word not in (s.label_en, s.label_cy)
      from skill s where s.id = ${into} and w.skill_id = ${from}`,
    sql`delete from skill where id = ${from}`,
  ]) {
    await statement.execute(tx.sql);
  }
};
