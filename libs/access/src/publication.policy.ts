import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { PublicationAudience, Tables } from '#libs/database';
import { personOf, type Viewer } from '#libs/kernel';

import { viewerHasMoved, viewerIsActive } from './predicates.js';

/** What the gate must know of something that a person published, or has not published yet. */
export interface PublicationFacts {
  readonly authorId: string;
  readonly instanceId: string;
  /** False once its author was suspended or has left, or their server was shut out. */
  readonly isAuthorThere: boolean;
  readonly audience: PublicationAudience;
  readonly publishedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** A viewer before what one person publishes. */
export interface PublicationReader {
  readonly viewer: Viewer;
  /** False for suspended and closed accounts: they see nothing. */
  readonly active: boolean;
  /** The account has moved to another server: it reads here, and takes no part. */
  readonly hasMoved: boolean;
  /** Whether they follow the author, who has not refused it; from elsewhere only people of partners do. */
  readonly follows: boolean;
}

const isColleague = ({ viewer }: PublicationReader, { instanceId }: PublicationFacts): boolean =>
  viewer.kind === 'account' && viewer.instanceId === instanceId;

const isAuthor = ({ viewer }: PublicationReader, { authorId }: Pick<PublicationFacts, 'authorId'>): boolean =>
  personOf(viewer) === authorId;

const keepsOrder = ({ viewer }: PublicationReader): boolean =>
  viewer.kind === 'account' && viewer.role !== 'member';

/** May read it: its author also before it is published. */
export const canReadPublication = (reader: PublicationReader, publication: PublicationFacts): boolean => {
  const { isAuthorThere, audience, publishedAt, deletedAt } = publication;
  if (deletedAt !== null || !isAuthorThere || !reader.active) return false;
  if (isAuthor(reader, publication)) return true;
  if (publishedAt === null) return false;
  if (audience === 'public') return true;
  return audience === 'organisation' ? isColleague(reader, publication) : reader.follows;
};

const takesPart = (reader: PublicationReader): boolean =>
  personOf(reader.viewer) !== null && !reader.hasMoved;

/** May comment on it, and react to it, where it was published: from here nothing of that would reach another server. */
export const canAnswerPublication = (reader: PublicationReader, publication: PublicationFacts): boolean =>
  canReadPublication(reader, publication) &&
  publication.publishedAt !== null &&
  isColleague(reader, publication) &&
  takesPart(reader);

/** May change its words, and say for whom and when it is published. */
export const canEditPublication = (reader: PublicationReader, publication: PublicationFacts): boolean =>
  canReadPublication(reader, publication) && isAuthor(reader, publication) && takesPart(reader);

/** May delete it: its author, and of what is published whoever keeps order on this instance and can read it. */
export const canDeletePublication = (reader: PublicationReader, publication: PublicationFacts): boolean =>
  canReadPublication(reader, publication) &&
  (isAuthor(reader, publication) || (keepsOrder(reader) && publication.publishedAt !== null));

/** May change the words of a comment: who wrote it, while they may say anything there. */
export const canEditComment = (
  reader: PublicationReader,
  publication: PublicationFacts,
  comment: Pick<PublicationFacts, 'authorId' | 'deletedAt'>,
): boolean =>
  canAnswerPublication(reader, publication) && comment.deletedAt === null && isAuthor(reader, comment);

/** May delete a comment: who wrote it, who published what it is about, and who keeps order. */
export const canDeleteComment = (
  reader: PublicationReader,
  publication: PublicationFacts,
  comment: Pick<PublicationFacts, 'authorId' | 'deletedAt'>,
): boolean =>
  canReadPublication(reader, publication) &&
  comment.deletedAt === null &&
  (isAuthor(reader, comment) || isAuthor(reader, publication) || keepsOrder(reader));

/** May read how it was worded before. */
export const canSeeWordings = (reader: PublicationReader, publication: PublicationFacts): boolean =>
  canReadPublication(reader, publication) && (isAuthor(reader, publication) || keepsOrder(reader));

/** Table aliases in the caller's query. */
export interface PublicationAliases {
  readonly publication: string;
  /** Its author, a row of `person`. */
  readonly author: string;
}

const never = sql<boolean>`false`;

/** Whether the author of a row is in use, and no server that was shut out. */
export const isAuthorThere = (author: string): RawBuilder<boolean> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${author}.${name}`);
  return sql<boolean>`(${its('suspended_at')} is null and ${its('deleted_at')} is null
    and not exists (select 1 from account writer where writer.person_id = ${its('id')}
      and writer.suspended_at is not null)
    and not exists (select 1 from peer shut where shut.instance_id = ${its('instance_id')}
      and shut.policy = 'suspended'))`;
};

const followsHere = (follower: RawBuilder<unknown>, author: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from person_follow f where f.follower_id = ${follower}
    and f.followed_id = ${sql.ref(`${author}.id`)} and f.state = 'accepted')`;

/**
 * People of this instance follow by a row of their own; people elsewhere by what their server asked for, which counts only
 * where an administrator has allowed that server.
 */
const follows = (viewer: Viewer, author: string): RawBuilder<boolean> => {
  if (viewer.kind === 'account') return followsHere(sql`${viewer.personId}::uuid`, author);
  if (viewer.kind !== 'remote-person') return never;
  return sql<boolean>`(exists (select 1 from follow f where f.follower_id = ${viewer.personId}
      and f.target_id = ${sql.ref(`${author}.id`)} and f.state = 'accepted')
    and exists (select 1 from peer where peer.instance_id = ${viewer.instanceId} and peer.policy = 'allowed'))`;
};

/** How the viewer stands to the person joined under this alias, as JSON; `publicationReaderOf` reads it. */
export const publicationReaderColumn = (
  viewer: Viewer,
  author: string,
): RawBuilder<Omit<PublicationReader, 'viewer'>> =>
  sql<Omit<PublicationReader, 'viewer'>>`jsonb_build_object('active', ${viewerIsActive(viewer)},
    'hasMoved', ${viewerHasMoved(viewer)}, 'follows', ${follows(viewer, author)})`;

/** Rows of `publication`, joined with their author, that the viewer may read: `canReadPublication` as SQL. */
export const readsPublication = (
  viewer: Viewer,
  { publication, author }: PublicationAliases,
): RawBuilder<boolean> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${publication}.${name}`);
  const colleague =
    viewer.kind === 'account' ? sql<boolean>`${its('instance_id')} = ${viewer.instanceId}` : never;
  return sql<boolean>`(${its('deleted_at')} is null and ${isAuthorThere(author)} and ${viewerIsActive(viewer)}
    and (coalesce(${its('author_id')} = ${personOf(viewer)}::uuid, false) or (${its('published_at')} is not null
      and case ${its('audience')} when 'public' then true when 'organisation' then ${colleague}
        else ${follows(viewer, author)} end)))`;
};

/** Rows of `publication_comment`, joined with what they are on and its author, whose words the viewer may read. */
export const readsComment = (
  viewer: Viewer,
  { comment, ...aliases }: PublicationAliases & { readonly comment: string },
): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${comment}.deleted_at`)} is null and ${readsPublication(viewer, aliases)})`;

/** A person of this instance and what they might read. */
export interface ReaderOfPublication {
  readonly personId: string;
  readonly publicationId: string;
}

/**
 * Of many people of this instance and publications, the pairs where that person may read it now: `canReadPublication`
 * for sets, for fan-out and for rights that sockets hold. Answers with the indexes of the given pairs.
 */
export const publicationsReadableByMany = async (
  db: Kysely<Tables>,
  readers: readonly ReaderOfPublication[],
): Promise<ReadonlySet<number>> => {
  if (readers.length === 0) return new Set();
  const { rows } = await sql<{ index: string }>`
    select r.index - 1 as index
    from unnest(${readers.map(({ personId }) => personId)}::uuid[],
        ${readers.map(({ publicationId }) => publicationId)}::uuid[]) with ordinality r (person_id, publication_id, index)
    join publication b on b.id = r.publication_id and b.deleted_at is null
    join person o on o.id = b.author_id and ${isAuthorThere('o')}
    join person v on v.id = r.person_id and v.suspended_at is null and v.deleted_at is null
    join account a on a.person_id = v.id and a.suspended_at is null
    where b.author_id = v.id or (b.published_at is not null and case b.audience when 'public' then true
      when 'organisation' then b.instance_id = v.instance_id
      else ${followsHere(sql.ref('v.id'), 'o')} end)`.execute(db);
  return new Set(rows.map(({ index }) => Number(index)));
};
