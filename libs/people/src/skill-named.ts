import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { newId, type AccountViewer } from '#libs/kernel';

/** A name for a skill as somebody typed it. */
export interface SkillName {
  readonly name: string;
  readonly language: 'en' | 'cy';
}

/** A word as the vocabulary keeps it, without needless spaces. */
export const tidyWord = (word: string): string => word.trim().replaceAll(/\s+/g, ' ');

const findByWord = async (tx: Transaction, word: string): Promise<string | undefined> => {
  const row = await tx.sql
    .selectFrom('skill_word')
    .select('skill_id')
    .where('folded', '=', sql<string>`fold(${word})`)
    .executeTakeFirst();
  return row?.skill_id;
};

/** The skill that a word stands for, by any of its labels or synonyms; a new one where there is none. */
export const skillNamed = async (
  tx: Transaction,
  me: AccountViewer,
  { name, language }: SkillName,
): Promise<string> => {
  const word = tidyWord(name);
  const known = await findByWord(tx, word);
  if (known !== undefined) return known;
  const id = newId();
  const labels = language === 'cy' ? { label_cy: word } : { label_en: word };
  await tx.sql
    .insertInto('skill')
    .values({ id, ...labels, created_by: me.personId, created_at: sql<Date>`now()` })
    .execute();
  const claimed = await tx.sql
    .insertInto('skill_word')
    .values({ folded: sql<string>`fold(${word})`, word, skill_id: id, is_synonym: false })
    .onConflict((conflict) => conflict.column('folded').doNothing())
    .returning('skill_id')
    .executeTakeFirst();
  if (claimed !== undefined) return id;
  // Somebody else brought the word in meanwhile, and it is there to be found now.
  await tx.sql.deleteFrom('skill').where('id', '=', id).execute();
  return (await findByWord(tx, word)) ?? skillNamed(tx, me, { name, language });
};
