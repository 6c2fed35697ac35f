import type { Database } from '#libs/database';
import type { ReactToPost } from '#libs/discussion';

import type { Iri } from '../../incoming/iri.js';
import { applied, ignored, type Outcome } from '../outcome.js';
import { endAllAbout, hasAnyAbout, isRemembered, rememberEnd, rememberNow } from '../remote-objects.js';
import { asAllowed, isWithin, viewerOf, type Doing } from './handling.js';

export interface ReactParts {
  readonly database: Database;
  readonly reactToPost: ReactToPost;
}

/** Likes of posts in communities of this instance, and in those that people here follow. */
export class React {
  constructor(private readonly parts: ReactParts) {}

  async like(likeId: Iri, object: Iri, doing: Doing): Promise<Outcome> {
    const { database, reactToPost } = this.parts;
    const post = doing.rows.posts.get(object);
    const viewer = viewerOf(doing);
    if (post === undefined || viewer === null) return ignored('unknown-object');
    if (!isWithin(post, doing)) return ignored('not-hosted-here');
    const like = { uri: likeId, ownerUri: doing.actor.uri, type: 'Like', objectId: post.postId };
    return asAllowed(doing.actor.uri, async () => {
      await reactToPost.execute(viewer, { postId: post.postId, kind: 'like', on: true });
      await rememberNow(database, { ...like, updatedAt: null });
      return applied('liked');
    });
  }

  /**
   * Takes a like back. Some servers (Lemmy) name another id than that of the like: then all likes of this post by its
   * actor are meant.
   */
  async unlike(likeId: Iri | null, object: Iri, doing: Doing): Promise<Outcome> {
    const { database, reactToPost } = this.parts;
    const post = doing.rows.posts.get(object);
    const viewer = viewerOf(doing);
    if (post === undefined || viewer === null) return ignored('unknown-object');
    const about = { ownerUri: doing.actor.uri, type: 'Like', objectId: post.postId };
    const isLiked = await database.transaction(async (tx) => {
      const isNamed = likeId !== null && (await isRemembered(tx.sql, likeId));
      if (likeId !== null) await rememberEnd(tx.sql, { ...about, uri: likeId });
      if (!isNamed) await endAllAbout(tx.sql, about);
      return hasAnyAbout(tx.sql, about);
    });
    if (isLiked) return applied('liked-again');
    return asAllowed(doing.actor.uri, async () => {
      await reactToPost.execute(viewer, { postId: post.postId, kind: 'like', on: false });
      return applied('unliked');
    });
  }
}
