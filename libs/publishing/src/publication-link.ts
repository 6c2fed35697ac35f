import { sql } from 'kysely';

import type { PublicationLink } from '#libs/contracts';
import { beginningOf, slugify } from '#libs/text';

/** What `publicationLinkJson` gives. */
export type PublicationLinkRow = Omit<PublicationLink, 'slug' | 'excerpt'> & { readonly html: string };

const EXCERPT = 120;

/** A publication (`b`, by the person `o` of the instance `oi`) as others name it; `publicationLinkOf` presents it. */
export const publicationLinkJson = sql<PublicationLinkRow>`jsonb_build_object('id', b.id, 'kind', b.kind,
  'title', b.title, 'html', left(b.html, 2000), 'author', jsonb_build_object('id', o.id, 'name', o.name,
    'displayName', o.display_name, 'host', oi.host, 'isLocal', oi.is_local))`;

export const publicationLinkOf = ({ html, ...link }: PublicationLinkRow): PublicationLink => ({
  ...link,
  slug: slugify(link.title),
  excerpt: beginningOf(html, EXCERPT),
});
