import type { Database, ReactionKind } from '#libs/database';
import type { ReactToPost } from '#libs/discussion';

import type { Iri } from '../../incoming/iri.js';
import { applied, ignored, type Outcome } from '../outcome.js';
import { endAllAbout, hasAnyAbout, isRemembered, rememberEnd, rememberNow } from '../remote-objects.js';
import { asAllowed, isWithin, viewerOf, type Doing } from './handling.js';

export interface ReactParts {
  readonly database: Database;
  readonly reactToPost: ReactToPost;
}

/** What is remembered of a reaction of this kind: somebody may have several of one post, each of another kind. */
const typeOf = (kind: ReactionKind): string => (kind === 'like' ? 'Like' : `Like:${kind}`);

/** Reactions to posts in communities of this instance, and in those that people here follow. */
export class React {
  constructor(private readonly parts: ReactParts) {}

  async add(uri: Iri, kind: ReactionKind, object: Iri, doing: Doing): Promise<Outcome> {
    const { database, reactToPost } = this.parts;
    const post = doing.rows.posts.get(object);
    const viewer = viewerOf(doing);
    if (post === undefined || viewer === null) return ignored('unknown-object');
    if (!isWithin(post, doing)) return ignored('not-hosted-here');
    const reaction = { uri, ownerUri: doing.actor.uri, type: typeOf(kind), objectId: post.postId };
    return asAllowed(doing.actor.uri, async () => {
      await reactToPost.execute(viewer, { postId: post.postId, kind, on: true });
      await rememberNow(database, { ...reaction, updatedAt: null });
      return applied('liked');
    });
  }

  /**
   * Takes a reaction back. Some servers (Lemmy) name another id than that of the like: then all of this kind to this post by
   * its actor are meant.
   */
  async takeBack(uri: Iri | null, kind: ReactionKind, object: Iri, doing: Doing): Promise<Outcome> {
    const { database, reactToPost } = this.parts;
    const post = doing.rows.posts.get(object);
    const viewer = viewerOf(doing);
    if (post === undefined || viewer === null) return ignored('unknown-object');
    const about = { ownerUri: doing.actor.uri, type: typeOf(kind), objectId: post.postId };
    const remains = await database.transaction(async (tx) => {
      const isNamed = uri !== null && (await isRemembered(tx.sql, uri));
      if (uri !== null) await rememberEnd(tx.sql, { ...about, uri });
      if (!isNamed) await endAllAbout(tx.sql, about);
      return hasAnyAbout(tx.sql, about);
    });
    if (remains) return applied('liked-again');
    return asAllowed(doing.actor.uri, async () => {
      await reactToPost.execute(viewer, { postId: post.postId, kind, on: false });
      return applied('unliked');
    });
  }
}
