import { sql, type RawBuilder } from 'kysely';

import type { ProfileReader } from '#libs/access';
import {
  reactionKinds,
  type AttachmentView,
  type PostContent,
  type PostPermissions,
  type PostView,
  type ReactionName,
} from '#libs/contracts';

import {
  joinPerson,
  personCardColumns,
  personCardOf,
  personLinkColumns,
  personLinkOf,
  type PersonCardRow,
  type PersonLinkRow,
} from '../rows/person-columns.js';
import { unconfirmedColumn, unconfirmedOf, type UnconfirmedColumn } from './confirmation.js';

/** Columns of a post (alias `p`) for this reader, with its author, files and the post that it answers. */
export const postColumns = (
  reader: ProfileReader,
): RawBuilder<unknown> => sql`p.id as post_id, p.thread_id, p.community_id, p.number, p.version,
  p.html, p.language, p.created_at, p.edited_at,
  p.deleted_at, p.deleted_by, p.reaction_counts, p.reply_to_id, answered.number as answered_number,
  ${personCardColumns(reader, 'author')}, ${sql.raw(personLinkColumns('answered_author'))},
  (select json_agg(json_build_object('id', f.id, 'fileName', f.file_name, 'mediaType', f.media_type,
      'size', f.size, 'width', f.width, 'height', f.height, 'alt', f.alt) order by f.position)
    from stored_file f where f.post_id = p.id and f.deleted_at is null) as attachments,
  ${sql.raw(unconfirmedColumn)} as unconfirmed`;

/** Joins that `postColumns` needs. */
export const postJoins = `${joinPerson('author', 'p.author_id')}
  left join post answered on answered.id = p.reply_to_id
  ${joinPerson('answered_author', 'answered.author_id', 'left join')}`;

/** The reader's own reactions to post `p`. */
export const myReactions = (personId: string | null): RawBuilder<unknown> =>
  sql`(select array_agg(r.kind) from reaction r
    where r.post_id = p.id and r.person_id = ${personId}::uuid) as mine`;

export interface PostContentRow extends PersonCardRow<'author'>, PersonLinkRow<'answered_author'> {
  post_id: string;
  thread_id: string;
  community_id: string;
  number: number;
  version: number;
  html: string;
  language: 'en' | 'cy';
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  deleted_by: string | null;
  reaction_counts: Partial<Record<ReactionName, number>>;
  reply_to_id: string | null;
  answered_number: number | null;
  attachments: AttachmentView[] | null;
  unconfirmed: UnconfirmedColumn;
}

export interface PostViewRow extends PostContentRow {
  mine: ReactionName[] | null;
}

/** Counts in the agreed order, without those that nobody uses. */
export const reactionCountsOf = (counts: Partial<Record<ReactionName, number>>): PostContent['reactions'] =>
  reactionKinds.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });

const deletionOf = (row: PostContentRow): PostContent['deleted'] =>
  row.deleted_at === null
    ? null
    : { at: row.deleted_at.toISOString(), by: row.deleted_by === row.author_id ? 'author' : 'moderator' };

const replyOf = (row: PostContentRow): PostContent['replyTo'] =>
  row.reply_to_id === null || row.answered_number === null
    ? null
    : {
        postId: row.reply_to_id,
        number: row.answered_number,
        author: personLinkOf(row, 'answered_author'),
      };

/** A post as its row shows it to those who may read the thread. */
export const postContentOf = (row: PostContentRow): PostContent =>
  row.deleted_at === null
    ? wholePostOf(row)
    : { ...wholePostOf(row), html: '', reactions: [], attachments: [] };

/** A post with all that it says, also a deleted one: for those who may read it (`canReadPost`). */
export const wholePostOf = (row: PostContentRow): PostContent => ({
  id: row.post_id,
  threadId: row.thread_id,
  communityId: row.community_id,
  number: row.number,
  version: row.version,
  author: personCardOf(row, 'author'),
  html: row.html,
  language: row.language,
  createdAt: row.created_at.toISOString(),
  editedAt: row.edited_at?.toISOString() ?? null,
  deleted: deletionOf(row),
  replyTo: replyOf(row),
  reactions: reactionCountsOf(row.reaction_counts),
  attachments: row.attachments ?? [],
  unconfirmed: unconfirmedOf(row.unconfirmed),
});

/** A post for the reader whose own reactions are `mine`. */
export const postViewOf = (
  content: PostContent,
  mine: readonly ReactionName[],
  permissions: PostPermissions,
): PostView => ({
  ...content,
  reactions: content.reactions.map((reaction) => ({ ...reaction, mine: mine.includes(reaction.kind) })),
  permissions,
});
