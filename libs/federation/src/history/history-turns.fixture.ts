import type { Transaction } from '#libs/database';
import { LIMITS, newId } from '#libs/kernel';
import { createLog } from '#libs/observability';

import { RemoteActors } from '../actors/remote-actors.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { beginHistory } from './begin-history.js';
import { ReadHistory } from './read-history.js';
import { ReadThread } from './read-thread.js';
import { ReaderDocuments } from './reader-documents.js';
import { TakePosts } from './take-posts.js';
import type { HistoryLimits } from './thread-walk.js';
import { WrittenCommunity } from './written-community.fixture.js';

const USUAL: HistoryLimits = LIMITS.federation.history;
const clock = { now: () => new Date() };

/** A part of the server. */
export const partOf = <T>({ test }: InboxScene, type: abstract new (...parts: never[]) => T): T =>
  test.server.app.get(type as never, { strict: false });

/** Without the worker role nothing is read but what a test reads. */
export const setQuietScene = (): Promise<InboxScene> =>
  setInboxScene(['lemmy.example', 'mastodon.example'], { ROLES: 'web' });

/** The reading of one community, turn by turn. */
export class Turns {
  /** When further turns were asked for. */
  readonly sent: (Date | undefined)[] = [];
  private readonly jobs = {
    send: async (_tx: Transaction, _job: unknown, _input: unknown, at?: Date): Promise<void> =>
      void this.sent.push(at),
  };

  constructor(
    private readonly scene: InboxScene,
    readonly communityId: string,
  ) {}

  begin(): Promise<void> {
    return this.scene.test.database.transaction((tx) =>
      beginHistory(tx, { jobs: this.jobs, clock }, this.communityId),
    );
  }

  /** @param holds whether what is read may be written down */
  async take(
    limits: Partial<HistoryLimits> = {},
    holds: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<void> {
    const { database } = this.scene.test;
    const within = { ...USUAL, ...limits };
    const posts = partOf(this.scene, TakePosts);
    const threads = new ReadThread({ database, clock, posts, limits: within });
    const documents = partOf(this.scene, ReaderDocuments);
    const log = createLog('silent');
    const parts = { database, documents, threads, jobs: this.jobs, clock, log, limits: within };
    const { signal } = new AbortController();
    await new ReadHistory(parts).run(this.communityId, { signal, holds, isLast: false });
  }

  now() {
    return this.scene.test.database.sql
      .selectFrom('community_history')
      .selectAll()
      .where('community_id', '=', this.communityId)
      .executeTakeFirstOrThrow();
  }
}

/** A community that somebody here follows, the reading of it, and what `write` made. */
export const followed = async <Made>(scene: InboxScene, write: (community: WrittenCommunity) => Made) => {
  const community = await WrittenCommunity.on(scene.peer, 'lemmy.example');
  const made = write(community);
  const actor = await partOf(scene, RemoteActors).byHandle(community.handle, 'community');
  const person = await scene.test.given.person();
  const [id, target] = [newId(), actor?.ownerId ?? ''];
  await scene.test.database.sql
    .insertInto('follow')
    .values({
      id,
      follower_id: person.id,
      follower_kind: 'person',
      target_id: target,
      target_kind: 'community',
      uri: `https://northfield.example/activities/follow/${id}`,
      state: 'accepted',
      requested_at: new Date(),
      decided_at: new Date(),
    })
    .execute();
  const turns = new Turns(scene, target);
  await turns.begin();
  return { community, turns, made, person, followId: id };
};
