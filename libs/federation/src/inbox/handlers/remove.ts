import type { Database } from '#libs/database';
import type { DeletePost, DeleteThread } from '#libs/discussion';

import type { Iri } from '../../incoming/iri.js';
import type { Take } from '../../trust/admission.js';
import type { ActorDirectory } from '../inbox-ports.js';
import { applied, ignored, isApplied, type Outcome } from '../outcome.js';
import { rememberEnd } from '../remote-objects.js';
import { asAllowed, isRefused, viewerOf, type Doing } from './handling.js';
import type { TakePublication } from './take-publication.js';

export interface RemoveParts {
  readonly database: Database;
  readonly deletePost: DeletePost;
  readonly deleteThread: DeleteThread;
  readonly actors: Pick<ActorDirectory, 'bury'>;
  readonly publications: Pick<TakePublication, 'remove'>;
}

/** Posts that their authors or moderators elsewhere take down, and actors that are gone. */
export class Remove {
  constructor(private readonly parts: RemoveParts) {}

  async take(iri: Iri, reason: string | null, basis: Take['basis'], doing: Doing): Promise<Outcome> {
    const { database } = this.parts;
    const ended = { uri: iri, ownerUri: doing.actor.uri, type: 'Tombstone' };
    if (basis === 'actor') return this.bury(iri);
    if (basis === 'not-seen-yet') {
      await database.transaction((tx) => rememberEnd(tx.sql, ended));
      return applied('not-seen-yet');
    }
    const outcome = doing.rows.publications.has(iri)
      ? await this.parts.publications.remove(iri)
      : await asAllowed(doing.actor.uri, () => this.removePost(iri, reason ?? '', doing));
    if (basis === 'owner' && isApplied(outcome)) {
      await database.transaction((tx) => rememberEnd(tx.sql, ended));
    }
    return outcome;
  }

  private async bury(uri: Iri): Promise<Outcome> {
    await this.parts.actors.bury(uri);
    return applied('gone');
  }

  /** A thread goes as a whole while only its author has written in it; otherwise its first post goes. */
  private async removePost(iri: Iri, reason: string, doing: Doing): Promise<Outcome> {
    const { deletePost, deleteThread } = this.parts;
    const post = doing.rows.posts.get(iri);
    const viewer = viewerOf(doing);
    if (post === undefined || viewer === null) return ignored('unknown-object');
    const keepsThread =
      post.number > 1 ||
      (await isRefused(['not-allowed'], () => deleteThread.execute(viewer, post.threadId, reason)));
    if (keepsThread) await deletePost.execute(viewer, post.postId);
    return applied(keepsThread ? 'post-deleted' : 'thread-deleted');
  }
}
