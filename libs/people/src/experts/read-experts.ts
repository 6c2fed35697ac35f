import { sql, type RawBuilder } from 'kysely';

import { canAskExperts, seesEvidence, seesField } from '#libs/access';
import { personCardOf, personLinkById, threadCommunityJson } from '#libs/communities';
import type { ExpertsOfThread, ExpertView } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { ThreadAtHand } from '#libs/discussion';
import { LIMITS, type AccountViewer } from '#libs/kernel';
import { slugify } from '#libs/text';

import { endorsementCount } from '../endorsements/endorsement-count.js';
import { skillJson, skillOrder } from '../skill-json.js';
import { isOpenQuestion } from './find-question.js';
import { invitedFor } from './invited-for.js';

type Answer = ExpertView['answers'][number];
type Mine = NonNullable<ExpertsOfThread['mine']>;

/** As JSON comes out of the database: moments are its own texts. */
interface Row {
  readonly items: (Omit<ExpertView, 'answers'> & {
    answers: (Omit<Answer, 'thread'> & { thread: Omit<Answer['thread'], 'slug'> })[];
  })[];
  readonly mine: Mine | null;
}

/** Answers that are told of one person. */
const MOST_ANSWERS = 2;

/** Skills for which somebody (`p`) is suggested (`s`), as far as the viewer sees that they list them. */
const skillsFor = (me: AccountViewer): RawBuilder<unknown> => sql`
  case when ${seesField(me, 'p', 'skills')} then coalesce((
    select jsonb_agg(${skillJson('k')} || jsonb_build_object('endorsements', ${endorsementCount(me, 'l')}) order by ${skillOrder('k')}, k.id)
    from person_skill l join skill k on k.id = l.skill_id
    where l.person_id = p.id and l.kind = 'skill' and l.skill_id = any(s.skill_ids)), '[]') else '[]' end`;

/** Accepted answers for which somebody is suggested (`s`), as far as the viewer may read them. */
const answersFor = (me: AccountViewer): RawBuilder<unknown> => sql`
  coalesce((select jsonb_agg(jsonb_build_object('postId', f.id, 'number', f.number,
      'thread', jsonb_build_object('id', f.thread_id, 'title', f.title), 'community', f.community) order by f.id desc)
    from (select w.id, w.number, o.id as thread_id, o.title, ${threadCommunityJson('oc')} as community
      from post w join thread o on o.id = w.thread_id join community oc on oc.id = o.community_id
      where w.id = any(s.answer_ids) and o.accepted_post_id = w.id
        and ${seesEvidence(me, { post: 'w', thread: 'o', community: 'oc' })}
      order by w.id desc limit ${sql.lit(MOST_ANSWERS)}) f), '[]')`;

const hasWritten = (person: RawBuilder<unknown>, threadId: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from post own where own.thread_id = ${threadId} and own.author_id = ${person}
    and own.deleted_at is null)`;

const itemsFor = (me: AccountViewer, threadId: string): RawBuilder<unknown> => sql`
  coalesce((select jsonb_agg(jsonb_build_object('person', ${personCardOf(me, 'p')}, 'askedAt', s.asked_at,
      'skills', ${skillsFor(me)}, 'answers', ${answersFor(me)}) order by s.asked_at nulls last, s.place)
    from expert_suggestion s join person p on p.id = s.person_id and p.deleted_at is null
    join account a on a.person_id = p.id and a.suspended_at is null
    where s.thread_id = ${threadId} and s.declined_at is null and p.id <> ${me.personId}
      and (s.asked_at is not null or (a.may_be_asked and not ${hasWritten(sql.ref('p.id'), threadId)}))), '[]')`;

/** By a request here, or else by an invitation into the community for this question. */
const mineIn = (me: AccountViewer, threadId: string): RawBuilder<unknown> => sql`(
  select jsonb_build_object('askedBy', ${personLinkById(sql.ref('s.asked_by'))}, 'askedAt', s.asked_at,
    'isDeclined', s.declined_at is not null)
  from (select asked_by, asked_at, declined_at, 1 as place from expert_suggestion
      where thread_id = ${threadId} and person_id = ${me.personId} and asked_at is not null
    union all ${invitedFor(me, threadId)}) s
  where not ${hasWritten(sql`${me.personId}::uuid`, threadId)}
  order by s.place, s.asked_at desc limit 1)`;

const momentOf = (value: string): string => new Date(value).toISOString();

const present = ({ answers, askedAt, ...item }: Row['items'][number]): ExpertView => ({
  ...item,
  askedAt: askedAt === null ? null : momentOf(askedAt),
  answers: answers.map((answer) => ({
    ...answer,
    thread: { ...answer.thread, slug: slugify(answer.thread.title) },
  })),
});

/** Somebody of whom the viewer may not see why they are suggested is not suggested to them. */
const isTold = ({ askedAt, skills, answers }: Row['items'][number]): boolean =>
  askedAt !== null || skills.length + answers.length > 0;

/** Who is suggested for a thread and was asked, as the viewer may see it. */
export const readExperts = async (
  database: Database,
  me: AccountViewer,
  thread: ThreadAtHand,
): Promise<ExpertsOfThread> => {
  const threadId = thread.row.thread_id;
  const canAsk = isOpenQuestion(thread) && canAskExperts(thread.place, thread.facts);
  const { rows } = await sql<Row>`
    select ${canAsk ? itemsFor(me, threadId) : sql`'[]'::jsonb`} as items, ${mineIn(me, threadId)} as mine`.execute(
    database.sql,
  );
  const [row] = rows;
  const mine = row?.mine ?? null;
  return {
    canAsk,
    items: (row?.items ?? []).filter(isTold).slice(0, LIMITS.experts.suggested).map(present),
    mine: mine && { ...mine, askedAt: momentOf(mine.askedAt) },
  };
};
