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
import { beginningOf, excerpt, slugify } from '#libs/text';

import { skillJson } from '../skill-json.js';
import { isArticle, isOpenDocument, isReceived, writtenKind } from './contribution-columns.js';
import { findContributor } from './find-contributor.js';

const EXCERPT = 200;
/** So much of the HTML of an article is enough for how it begins. */
const BEGINNING = 4000;

type Written = Extract<Contribution, { thread: object }>;
type Endorsed = Extract<Contribution, { skill: object }>;
type Article = Extract<Contribution, { kind: 'article' }>;
type Document = Extract<Contribution, { kind: 'document' }>;

interface RowOf<Kind extends ContributionKind, Parts> {
  readonly id: string;
  readonly at: Date;
  readonly kind: Kind;
  readonly parts: Parts;
}

type Row =
  | RowOf<
      Written['kind'],
      Pick<Written, 'number' | 'language' | 'community'> & {
        readonly html: string;
        readonly thread: { readonly id: string; readonly title: string };
      }
    >
  | RowOf<'article', Pick<Article, 'language' | 'title'> & { readonly html: string }>
  | RowOf<'document', Pick<Document, 'language' | 'title' | 'community'> & { readonly description: string }>
  | RowOf<'endorsement', Pick<Endorsed, 'skill' | 'endorser'>>;

const present = (row: Row): Contribution => {
  const { id } = row;
  const at = row.at.toISOString();
  switch (row.kind) {
    case 'endorsement':
      return { kind: row.kind, id, at, ...row.parts };
    case 'document': {
      const { description, ...rest } = row.parts;
      return { kind: row.kind, id, at, ...rest, excerpt: excerpt(description, EXCERPT) };
    }
    case 'article': {
      const { html, ...rest } = row.parts;
      return {
        kind: row.kind,
        id,
        at,
        ...rest,
        slug: slugify(rest.title),
        excerpt: beginningOf(html, EXCERPT),
      };
    }
    default: {
      const { html, thread, ...rest } = row.parts;
      const shown = { ...thread, slug: slugify(thread.title) };
      return { kind: row.kind, id, at, ...rest, excerpt: beginningOf(html, EXCERPT), thread: shown };
    }
  }
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

const documentsOf = (viewer: Viewer, { personId, after, limit }: Asked): RawBuilder<unknown> => sql`
  select d.id, d.created_at as at, 'document' as kind, jsonb_build_object('language', d.language, 'title', d.title,
    'description', d.description, 'community', ${threadCommunityJson('c')}) as parts
  from document d join community c on c.id = d.community_id
  where d.author_id = ${personId} and ${isOpenDocument(viewer)} and ${isLater(after, sql.ref('d.created_at'), 'd.id')}
  order by d.created_at desc, d.id desc limit ${limit}`;

const endorsementsOf = (viewer: Viewer, { personId, after, limit }: Asked): RawBuilder<unknown> => sql`
  select e.id, e.endorsed_at as at, 'endorsement' as kind, jsonb_build_object('skill', ${skillJson('s')},
    'endorser', case when ${seesPerson(viewer, 'giver')} then ${personCardOf(viewer, 'giver')} end) as parts
  from endorsement e join person on person.id = e.person_id join person giver on giver.id = e.endorser_id
  join skill s on s.id = e.skill_id
  where e.person_id = ${personId} and ${isReceived(viewer)} and ${isLater(after, sql.ref('e.endorsed_at'), 'e.id')}
  order by e.endorsed_at desc, e.id desc limit ${limit}`;

/** What is no post, and where it is read. */
const BESIDE: Readonly<Partial<Record<ContributionKind, typeof writtenBy>>> = {
  article: articlesOf,
  document: documentsOf,
  endorsement: endorsementsOf,
};

/** What somebody gave, as far as the viewer may read it, the newest first. What is deleted or hidden is on no page. */
export const contributionsOf = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  asked: Asked,
): Promise<Contribution[]> => {
  const { kind, limit } = asked;
  const readers = kind === undefined ? [writtenBy, ...Object.values(BESIDE)] : [BESIDE[kind] ?? writtenBy];
  const parts = readers.map((read) => sql`(${read(viewer, asked)})`);
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
