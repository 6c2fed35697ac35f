import type { PublicationLink, PublicationSummary } from '#libs/contracts';

import { personHref } from '../people/person-href.js';

/** Address of an article or a status, on its author's page. */
export const publicationHref = ({
  id,
  kind,
  slug,
  author,
}: Pick<PublicationSummary | PublicationLink, 'id' | 'kind' | 'slug' | 'author'>): string =>
  kind === 'article' ? `${personHref(author)}/blog/${id}/${slug}` : `${personHref(author)}/updates/${id}`;

/** Where a comment stands on the page of what it is on. */
export const commentAnchor = (commentId: string): string => `comment-${commentId}`;

/** Where an article is written. */
export const editHref = (id: string): string => `/articles/${id}/edit`;
