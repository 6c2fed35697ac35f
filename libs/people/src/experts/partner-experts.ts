import { sql, type Kysely } from 'kysely';

import type { PersonOfPartner } from '#libs/contracts';
import type { Tables } from '#libs/database';

import { personOfPartnerJson } from '../cards/find-people-of-partners.js';
import { getsCards } from '../cards/gets-cards.js';
import { matchedSkills, questionOf } from './rank-experts.js';

/** Words of a title that are looked at, and how many in a row may name a skill. */
const MOST_WORDS = 30;
const LONGEST_NAME = 4;

/** All runs of a few words of a title, any of which may be what a partner calls a skill. */
const runsOf = (title: string): string[] => {
  const words = title
    .split(/[^\p{L}\p{N}+#.’'-]+/u)
    .map((word) => word.replace(/[.’'-]+$/, ''))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return words.flatMap((_, at) =>
    Array.from({ length: LONGEST_NAME }, (__, more) => words.slice(at, at + more + 1).join(' ')),
  );
};

/**
 * People of partners whose cards have a skill that a question names, by a word of the vocabulary here or as the title calls
 * it; those with the most such skills first, and of others each question another one. Who wrote there is not among them.
 */
export const partnerExperts = async (
  db: Kysely<Tables>,
  { threadId, title }: { readonly threadId: string; readonly title: string },
  most: number,
): Promise<PersonOfPartner[]> => {
  if (most <= 0) return [];
  const { rows } = await sql<{ person: PersonOfPartner }>`
    with question as materialized (${questionOf(threadId)}),
    matched as materialized (${matchedSkills}),
    wanted as materialized (
      select array(select w.folded from skill_word w join matched m on m.skill_id = w.skill_id
        union select fold(run) from unnest(${runsOf(title)}::text[]) run) as words
    )
    select ${personOfPartnerJson} as person
    from wanted n cross join remote_expertise_card r join instance i on i.id = r.instance_id
    where r.skill_words && n.words and ${getsCards('i')}
      and not exists (select 1 from post w join person p on p.id = w.author_id
        where w.thread_id = ${threadId} and p.uri = r.person_uri and w.deleted_at is null)
    order by cardinality(array(select unnest(r.skill_words) intersect select unnest(n.words))) desc,
      md5(${threadId}::text || r.id::text)
    limit ${most}`.execute(db);
  return rows.map(({ person }) => person);
};
