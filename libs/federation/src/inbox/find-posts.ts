import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Tables, Visibility } from '#libs/database';

import type { Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { KnownObject } from '../trust/facts.js';
import { localAddressOf } from './local-address.js';

/** A stored post, ours or another server's, as activities speak of it. */
export interface PostAt {
  readonly iri: Iri;
  readonly postId: string;
  readonly number: number;
  readonly version: number;
  readonly threadId: string;
  readonly title: string;
  readonly markdown: string;
  readonly html: string;
  readonly communityId: string;
  readonly isHostedHere: boolean;
  readonly visibility: Visibility;
  readonly isThreadDeleted: boolean;
  readonly known: KnownObject;
}

export interface PostRow {
  uri: string | null;
  post_id: string;
  number: number;
  version: number;
  thread_id: string;
  title: string;
  markdown: string;
  html: string;
  deleted_at: Date | string | null;
  thread_deleted_at: Date | string | null;
  author_uri: string | null;
  author_name: string;
  community_id: string;
  community_uri: string | null;
  community_name: string;
  visibility: Visibility;
  is_hosted_here: boolean;
  type: string | null;
  /** As text where the row comes as JSON. */
  updated_at: Date | string | null;
}

const ownType = (number: number): string => (number === 1 ? 'Page' : 'Note');

export const postAt = (row: PostRow, addresses: Addresses): PostAt => ({
  iri: (row.uri ?? addresses.post(row.post_id).id) as Iri,
  postId: row.post_id,
  number: row.number,
  version: row.version,
  threadId: row.thread_id,
  title: row.title,
  markdown: row.markdown,
  html: row.html,
  communityId: row.community_id,
  isHostedHere: row.is_hosted_here,
  visibility: row.visibility,
  isThreadDeleted: row.thread_deleted_at !== null,
  known: {
    type: row.type ?? ownType(row.number),
    owner: (row.author_uri ?? addresses.person(row.author_name).id) as Iri,
    group: (row.community_uri ?? addresses.community(row.community_name).id) as Iri,
    updatedAt: row.updated_at === null ? null : new Date(row.updated_at),
    deleted: row.deleted_at !== null || row.thread_deleted_at !== null,
  },
});

/** Selects the posts that have these addresses. */
export const postsWith = (addresses: Addresses, iris: readonly Iri[]): RawBuilder<PostRow> => {
  const local = iris.map((iri) => localAddressOf(iri, addresses.host));
  const ids = local.flatMap((address) => (address?.kind === 'post' ? [address.id] : []));
  return sql<PostRow>`
    select p.uri, p.id as post_id, p.number, p.version, p.thread_id, t.title, p.markdown, p.html, p.deleted_at,
      t.deleted_at as thread_deleted_at, a.uri as author_uri, a.name as author_name, c.id as community_id,
      c.uri as community_uri, c.name as community_name, c.visibility, i.is_local as is_hosted_here,
      o.type, o.updated_at
    from post p
    join thread t on t.id = p.thread_id
    join person a on a.id = p.author_id
    join community c on c.id = p.community_id
    join instance i on i.id = c.instance_id
    left join remote_object o on o.uri = p.uri
    where p.uri = any(${[...iris]}::text[]) or (p.id = any(${ids}::uuid[]) and p.uri is null)`;
};

/** The posts that have these addresses, in one statement. */
export const findPosts = async (
  db: Kysely<Tables>,
  addresses: Addresses,
  iris: readonly Iri[],
): Promise<ReadonlyMap<Iri, PostAt>> => {
  const { rows } = await postsWith(addresses, iris).execute(db);
  return new Map(rows.map((row) => postAt(row, addresses)).map((post) => [post.iri, post]));
};
