import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';

import type { Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { KnownObject } from '../trust/facts.js';
import { communitiesWith, communityAt, type CommunityAt, type CommunityRow } from './find-communities.js';
import { postAt, postsWith, type PostAt, type PostRow } from './find-posts.js';
import { knownPublication, publicationsWith, type PublicationRow } from './find-publications.js';
import { endedOf, type Ended } from './remote-objects.js';

/** What is here of what an activity names. */
export interface Named {
  readonly posts: ReadonlyMap<Iri, PostAt>;
  readonly communities: ReadonlyMap<Iri, CommunityAt>;
  /** What people elsewhere published on their own pages. */
  readonly publications: ReadonlyMap<Iri, KnownObject>;
  /** Things of the actor that have ended, come or not. */
  readonly ended: readonly Ended[];
}

type NamedRow =
  | { readonly kind: 'post'; readonly found: PostRow }
  | { readonly kind: 'community'; readonly found: CommunityRow }
  | { readonly kind: 'publication'; readonly found: PublicationRow }
  | { readonly kind: 'ended'; readonly found: Ended };

/** Finds it in one statement, as every activity asks. */
export const findNamed = async (
  db: Kysely<Tables>,
  addresses: Addresses,
  actor: Iri,
  iris: readonly Iri[],
): Promise<Named> => {
  const { rows } = await sql<NamedRow>`
    select 'post' as kind, to_jsonb(post) as found from (${postsWith(addresses, iris)}) post
    union all
    select 'community', to_jsonb(community) from (${communitiesWith(addresses, iris)}) community
    union all
    select 'publication', to_jsonb(publication) from (${publicationsWith(iris)}) publication
    union all
    select 'ended', to_jsonb(ended) from (${endedOf(actor, iris)}) ended`.execute(db);
  const posts = rows.flatMap((row) => (row.kind === 'post' ? [postAt(row.found, addresses)] : []));
  const communities = rows.flatMap((row) =>
    row.kind === 'community' ? [communityAt(row.found, addresses)] : [],
  );
  return {
    posts: new Map(posts.map((post) => [post.iri, post])),
    communities: new Map(communities.map((community) => [community.iri, community])),
    publications: new Map(
      rows.flatMap((row) =>
        row.kind === 'publication' ? [[row.found.uri, knownPublication(row.found)] as const] : [],
      ),
    ),
    ended: rows.flatMap((row) => (row.kind === 'ended' ? [row.found] : [])),
  };
};
