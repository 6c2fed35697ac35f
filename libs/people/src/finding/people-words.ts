import { sql, type RawBuilder } from 'kysely';

import { seesField, shown } from '#libs/access';
import { likeSafe } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

type Predicate = RawBuilder<boolean>;

const MOST_WORDS = 8;

/** The words that were typed, each once. */
export const wordsOf = (q = ''): string[] =>
  [...new Set(q.split(/\s+/).filter((word) => word !== ''))].slice(0, MOST_WORDS);

/** Whether words, folded, hold one that was typed, as it is. */
export const contains = (text: RawBuilder<unknown>, word: string): Predicate =>
  sql<boolean>`(${text} like '%' || fold(${likeSafe(word)}) || '%')`;

/** Whether words, folded, hold one that is like the one that was typed. */
export const resembles = (text: RawBuilder<unknown>, word: string): Predicate =>
  sql<boolean>`(fold(${word}) <% ${text})`;

/**
 * Whether words, folded, hold one that was typed, or nearly so. The word as it is comes first: how alike words are takes far
 * longer to say.
 */
export const holds = (text: RawBuilder<unknown>, word: string): Predicate =>
  sql<boolean>`(${contains(text, word)} or ${resembles(text, word)})`;

/** What a person says of themselves that the reader may see, but for their skills. */
export const visibleText = (me: AccountViewer): RawBuilder<string> =>
  sql<string>`fold(concat_ws(' ', p.display_name, p.name, ${shown(me, 'p', 'role_title')}, ${shown(me, 'p', 'team')},
    ${shown(me, 'p', 'ask_me_about')}, ${shown(me, 'p', 'place')}, ${shown(me, 'p', 'experience')},
    ${shown(me, 'p', 'summary')}))`;

/** Whether a skill of theirs that the reader may see has a word: `has` says how. */
export const hasSkill = (me: AccountViewer, word: string, has: typeof contains): Predicate =>
  sql<boolean>`(${seesField(me, 'p', 'skills')} and exists (select from person_skill k
    join skill_word w on w.skill_id = k.skill_id
    where k.person_id = p.id and k.kind = 'skill' and ${has(sql`w.folded`, word)}))`;

/** Whether the reader may see all that a row of `person` (as `p`) is found by. */
export const seesAllWords = (me: AccountViewer): Predicate =>
  sql.join<boolean>(
    (['roleTitle', 'team', 'askMeAbout', 'place', 'experience', 'summary', 'skills'] as const).map((field) =>
      seesField(me, 'p', field),
    ),
    sql` and `,
  );
