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
import type { PostFactsAtHand } from './permissions.js';

/** Columns of a post (alias `p`) for this reader, with its author, files and the post that it answers. */
export const postColumns = (
  reader: ProfileReader,
): RawBuilder<unknown> => sql`p.id as post_id, p.thread_id, p.community_id, p.number, p.version,
  p.html, p.language, p.created_at, p.edited_at, p.is_wiki, p.uri is null as is_ours,
  p.deleted_at, p.deleted_by, p.reaction_counts, p.reply_to_id, answered.number as answered_number,
  ${personCardColumns(reader, 'author')}, ${sql.raw(personLinkColumns('answered_author'))},
  ${sql.raw(personLinkColumns('editor'))},
  (select json_agg(json_build_object('id', f.id, 'fileName', f.file_name, 'mediaType', f.media_type,
      'size', f.size, 'width', f.width, 'height', f.height, 'alt', f.alt) order by f.position)
    from stored_file f where f.post_id = p.id and f.deleted_at is null) as attachments,
  ${sql.raw(unconfirmedColumn)} as unconfirmed`;

/** Joins that `postColumns` needs. */
export const postJoins = `${joinPerson('author', 'p.author_id')}
  left join post answered on answered.id = p.reply_to_id
  ${joinPerson('answered_author', 'answered.author_id', 'left join')}
  ${joinPerson('editor', 'p.edited_by', 'left join')}`;

/** The reader's own reactions to post `p`. */
export const myReactions = (personId: string | null): RawBuilder<unknown> =>
  sql`(select array_agg(r.kind) from reaction r
    where r.post_id = p.id and r.person_id = ${personId}::uuid) as mine`;

/** Links to people who may be nobody. */
interface LinkedRow extends PersonLinkRow<'answered_author'>, Omit<PersonLinkRow<'editor'>, 'editor_id'> {
  /** Null where the author wrote the present words, or nobody here knows who did. */
  editor_id: string | null;
}

export interface PostContentRow extends PersonCardRow<'author'>, LinkedRow {
  post_id: string;
  thread_id: string;
  community_id: string;
  number: number;
  version: number;
  html: string;
  language: 'en' | 'cy';
  created_at: Date;
  edited_at: Date | null;
  is_wiki: boolean;
  is_ours: boolean;
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

/** Who wrote the present words, once they are not the first ones. Of a wiki elsewhere only its own server knows. */
const editorOf = (row: PostContentRow): PostContent['editedBy'] => {
  if (row.edited_at === null) return null;
  const { editor_id: editorId } = row;
  if (editorId !== null) return personLinkOf({ ...row, editor_id: editorId }, 'editor');
  return row.is_wiki && !row.is_ours ? null : personLinkOf(row, 'author');
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
  editedBy: editorOf(row),
  isWiki: row.is_wiki,
  deleted: deletionOf(row),
  replyTo: replyOf(row),
  reactions: reactionCountsOf(row.reaction_counts),
  attachments: row.attachments ?? [],
  unconfirmed: unconfirmedOf(row.unconfirmed),
});

/** What the gate must know of a post. */
export const postFactsOf = (row: PostContentRow): PostFactsAtHand => ({
  authorId: row.author_id,
  deletedAt: row.deleted_at,
  deletedBy: row.deleted_by,
  isWiki: row.is_wiki,
  isOurs: row.is_ours,
  number: row.number,
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
