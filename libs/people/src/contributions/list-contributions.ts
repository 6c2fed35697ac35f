import { Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import { seesPerson, seesEvidence } from '#libs/access';
import { personCardOf, threadCommunityJson } from '#libs/communities';
import type {
  Contribution,
  ContributionKind,
  listContributions,
  OperationAnswer,
  OperationInput,
} from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CursorCodec, personOf, type Viewer } from '#libs/kernel';
import { excerpt, plainText, slugify } from '#libs/text';

import { skillJson } from '../skill-json.js';
import { isArticle, isReceived, writtenKind } from './contribution-columns.js';
import { findContributor } from './find-contributor.js';

const EXCERPT = 200;
/** So much of the HTML of an article is enough for how it begins. */
const BEGINNING = 4000;

type Written = Extract<Contribution, { thread: object }>;
type Endorsed = Extract<Contribution, { skill: object }>;
type Article = Extract<Contribution, { kind: 'article' }>;

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly kind: ContributionKind;
  readonly parts:
    | (Pick<Written, 'number' | 'language' | 'community'> & {
        readonly html: string;
        readonly thread: { readonly id: string; readonly title: string };
      })
    | (Pick<Article, 'language' | 'title'> & { readonly html: string })
    | Pick<Endorsed, 'skill' | 'endorser'>;
}

const beginningOf = (html: string): string => excerpt(plainText(html), EXCERPT);

const present = ({ id, at: moment, kind, parts }: Row): Contribution => {
  const at = moment.toISOString();
  if (kind === 'endorsement' && 'skill' in parts) return { kind, id, at, ...parts };
  if (kind === 'article' && 'title' in parts) {
    const { html, ...rest } = parts;
    return { kind, id, at, ...rest, slug: slugify(parts.title), excerpt: beginningOf(html) };
  }
  if (kind === 'endorsement' || kind === 'article' || !('thread' in parts))
    throw new Error('A contribution is of two kinds.');
  const { html, thread, ...rest } = parts;
  return {
    kind,
    id,
    at,
    ...rest,
    excerpt: beginningOf(html),
    thread: { ...thread, slug: slugify(thread.title) },
  };
};

/** Which contributions of whom, from where on, and how many. */
interface Asked {
  readonly personId: string;
  readonly kind?: ContributionKind | undefined;
  /** The last one of the page before: its moment, as ISO 8601, and its id. */
  readonly after?: readonly unknown[] | undefined;
  readonly limit: number;
}

const isLater = (after: Asked['after'], at: RawBuilder<unknown>, id: string): RawBuilder<boolean> =>
  after === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(${at}, ${sql.ref(id)}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;

const writtenBy = (viewer: Viewer, { personId, kind, after, limit }: Asked): RawBuilder<unknown> => sql`
  select p.id, p.created_at as at, ${writtenKind} as kind, jsonb_build_object('number', p.number,
    'language', p.language, 'html', p.html, 'thread', jsonb_build_object('id', t.id, 'title', t.title),
    'community', ${threadCommunityJson('c')}) as parts
  from post p join thread t on t.id = p.thread_id join community c on c.id = t.community_id
  where p.author_id = ${personId} and ${seesEvidence(viewer, { post: 'p', thread: 't', community: 'c' })}
    and ${kind === undefined ? sql`true` : sql`${writtenKind} = ${kind}`}
    and ${isLater(after, sql.ref('p.created_at'), 'p.id')}
  order by p.created_at desc, p.id desc limit ${limit}`;

/** To the millisecond, as the cursor holds it. */
const publishedAt = sql`date_trunc('milliseconds', b.published_at)`;

const articlesOf = (viewer: Viewer, { personId, after, limit }: Asked): RawBuilder<unknown> => sql`
  select b.id, ${publishedAt} as at, 'article' as kind, jsonb_build_object('language', b.language, 'title', b.title,
    'html', left(b.html, ${sql.lit(BEGINNING)})) as parts
  from publication b join person on person.id = b.author_id
  where b.author_id = ${personId} and ${isArticle(viewer)} and ${isLater(after, publishedAt, 'b.id')}
  order by b.published_at desc, b.id desc limit ${limit}`;

const endorsementsOf = (viewer: Viewer, { personId, after, limit }: Asked): RawBuilder<unknown> => sql`
  select e.id, e.endorsed_at as at, 'endorsement' as kind, jsonb_build_object('skill', ${skillJson('s')},
    'endorser', case when ${seesPerson(viewer, 'giver')} then ${personCardOf(viewer, 'giver')} end) as parts
  from endorsement e join person on person.id = e.person_id join person giver on giver.id = e.endorser_id
  join skill s on s.id = e.skill_id
  where e.person_id = ${personId} and ${isReceived(viewer)} and ${isLater(after, sql.ref('e.endorsed_at'), 'e.id')}
  order by e.endorsed_at desc, e.id desc limit ${limit}`;

/** What somebody gave, as far as the viewer may read it, the newest first. What is deleted or hidden is on no page. */
export const contributionsOf = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  asked: Asked,
): Promise<Contribution[]> => {
  const { kind, limit } = asked;
  const parts = [
    ...(kind === 'article' || kind === 'endorsement' ? [] : [writtenBy(viewer, asked)]),
    ...(kind === undefined || kind === 'article' ? [articlesOf(viewer, asked)] : []),
    ...(kind === undefined || kind === 'endorsement' ? [endorsementsOf(viewer, asked)] : []),
  ].map((part) => sql`(${part})`);
  const { rows } = await sql<Row>`
    select * from (${sql.join(parts, sql` union all `)}) given
    order by given.at desc, given.id desc limit ${limit}`.execute(db);
  return rows.map(present);
};

/** Pages of what somebody of this instance gave. */
@Injectable()
export class ListContributions {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found`, `cursor.invalid` */
  async execute(
    viewer: Viewer,
    { params: { handle }, query: { kind, limit, cursor } }: OperationInput<typeof listContributions>,
  ): Promise<OperationAnswer<typeof listContributions>> {
    const scope = JSON.stringify(['contributions', personOf(viewer), handle, kind ?? null]);
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const db = this.database.sql;
    const personId = await findContributor(db, viewer, handle);
    const found = await contributionsOf(db, viewer, { personId, kind, after, limit: limit + 1 });
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    if (last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.at, last.id]) };
  }
}
