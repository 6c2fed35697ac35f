import { sql, type Kysely, type RawBuilder } from 'kysely';

import {
  canAnswerPublication,
  canDeletePublication,
  canEditPublication,
  canReadPublication,
  canSeeWordings,
  isAuthorThere,
  publicationReaderColumn,
  type PublicationFacts,
  type PublicationReader,
} from '#libs/access';
import { personCardOf } from '#libs/communities';
import type { PublicationSummary, PublicationView, ReactionName } from '#libs/contracts';
import type { PublicationAudience, ReactionKind, Tables } from '#libs/database';
import { reactionCountsOf } from '#libs/discussion';
import { notFound, personOf, type Viewer } from '#libs/kernel';
import { beginningOf, slugify } from '#libs/text';

interface PublicationRow {
  readonly id: string;
  readonly url: string | null;
  readonly instance_id: string;
  readonly author_id: string;
  readonly kind: 'article' | 'status';
  readonly audience: PublicationAudience;
  readonly title: string;
  readonly markdown: string;
  readonly html: string;
  readonly language: 'en' | 'cy';
  readonly version: number;
  readonly comment_count: number;
  readonly reaction_counts: Partial<Record<ReactionKind, number>>;
  readonly published_at: Date | null;
  readonly scheduled_for: Date | null;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly author: PublicationSummary['author'];
  readonly is_author_there: boolean;
  readonly reader: Omit<PublicationReader, 'viewer'>;
  readonly mine: readonly ReactionName[];
}

/** Something published, or to be published, as one viewer stands to it. */
export interface PublicationAtHand {
  readonly row: PublicationRow;
  readonly reader: PublicationReader;
  readonly facts: PublicationFacts;
}

const EXCERPT = 300;
/** So much of the HTML of an article is enough for how it begins. */
const BEGINNING = 4000;

/** Publications (as `b`, with author `o`) that `where` selects, for one viewer; in lists articles only begin. */
export const loadPublications = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  where: RawBuilder<unknown>,
): Promise<PublicationAtHand[]> => {
  const { rows } = await sql<PublicationRow>`
    select b.id, coalesce(b.url, b.uri) as url, b.instance_id, b.author_id, b.kind, b.audience, b.title, b.markdown, b.html, b.language, b.version,
      b.comment_count, b.reaction_counts, date_trunc('milliseconds', b.published_at) as published_at, b.scheduled_for,
      b.edited_at, b.deleted_at, ${personCardOf(viewer, 'o')} as author, ${isAuthorThere('o')} as is_author_there,
      ${publicationReaderColumn(viewer, 'o')} as reader,
      array(select r.kind from publication_reaction r
        where r.publication_id = b.id and r.person_id = ${personOf(viewer)}::uuid) as mine
    from publication b join person o on o.id = b.author_id
    where ${where}`.execute(db);
  return rows.map((row) => ({
    row,
    reader: { viewer, ...row.reader },
    facts: {
      authorId: row.author_id,
      instanceId: row.instance_id,
      isAuthorThere: row.is_author_there,
      audience: row.audience,
      publishedAt: row.published_at,
      deletedAt: row.deleted_at,
    },
  }));
};

/** @throws DomainError `not-found` also when the viewer may not read it */
export const findPublication = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  id: string,
): Promise<PublicationAtHand> => {
  const [publication] = await loadPublications(db, viewer, sql`b.id = ${id}`);
  if (publication === undefined || !canReadPublication(publication.reader, publication.facts))
    throw notFound();
  return publication;
};

/**
 * An article that the viewer may change.
 *
 * @throws DomainError `not-found` for everybody else, and for statuses
 */
export const findOwnArticle = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  id: string,
): Promise<PublicationAtHand> => {
  const article = await findPublication(db, viewer, id);
  if (article.row.kind !== 'article' || !canEditPublication(article.reader, article.facts)) throw notFound();
  return article;
};

/** Counts by kind, and which are the viewer's own. */
export const reactionsOf = (
  counts: Partial<Record<ReactionKind, number>>,
  mine: readonly ReactionName[],
): PublicationSummary['reactions'] =>
  reactionCountsOf(counts).map((reaction) => ({ ...reaction, mine: mine.includes(reaction.kind) }));

const permissionsOf = ({ row, reader, facts }: PublicationAtHand): PublicationSummary['permissions'] => ({
  canAnswer: canAnswerPublication(reader, facts),
  canEdit: row.kind === 'article' && canEditPublication(reader, facts),
  canDelete: canDeletePublication(reader, facts),
  canSeeHistory: row.kind === 'article' && canSeeWordings(reader, facts),
});

/** As lists show it. */
export const presentSummary = (publication: PublicationAtHand): PublicationSummary => {
  const { row } = publication;
  return {
    id: row.id,
    kind: row.kind,
    audience: row.audience,
    title: row.title,
    slug: slugify(row.title),
    excerpt: beginningOf(row.html.slice(0, BEGINNING), EXCERPT),
    html: row.kind === 'status' ? row.html : '',
    language: row.language,
    author: row.author,
    url: row.url,
    version: row.version,
    publishedAt: row.published_at?.toISOString() ?? null,
    scheduledFor: row.scheduled_for?.toISOString() ?? null,
    editedAt: row.edited_at?.toISOString() ?? null,
    reactions: reactionsOf(row.reaction_counts, row.mine),
    commentCount: row.comment_count,
    permissions: permissionsOf(publication),
  };
};

/** As its own page shows it. */
export const presentPublication = (publication: PublicationAtHand): PublicationView => {
  const summary = presentSummary(publication);
  const { html, markdown } = publication.row;
  return { ...summary, html, markdown: summary.permissions.canEdit ? markdown : null };
};
