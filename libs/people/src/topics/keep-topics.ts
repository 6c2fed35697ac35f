import type { Database, Transaction } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';

import { findTopicsOfPublication, findTopicsOfThread } from './find-topics.js';

/** What was found to be about topics. */
interface About {
  readonly authorId: string;
  readonly communityId: string | null;
  readonly threadId: string | null;
  readonly publicationId: string | null;
}

/** Only what is found for the first time is told, so that a fact that is delivered again tells nothing. */
const tell = async (tx: Transaction, skillIds: string[], about: About): Promise<void> => {
  if (skillIds.length > 0) await tx.record('topic.written-about', { skillIds, ...about });
};

/** Finds the topics of what is written, when it is new and when its words change; only what is new is told. */
export const keepTopics = (bus: DomainEventBus, database: Database): void => {
  bus.subscribe('topics', ['thread.opened', 'publication.published'], async ({ kind, payload }) => {
    const { authorId } = payload;
    await database.transaction(async (tx) => {
      if (kind === 'thread.opened') {
        const { threadId, communityId } = payload;
        const found = await findTopicsOfThread(tx, threadId);
        if (payload.isHistory !== true)
          await tell(tx, found, { authorId, communityId, threadId, publicationId: null });
      } else {
        const { publicationId } = payload;
        const found = await findTopicsOfPublication(tx, publicationId);
        if (payload.isHistory !== true)
          await tell(tx, found, { authorId, communityId: null, threadId: null, publicationId });
      }
    });
  });
  bus.subscribe('changed-topics', ['thread.changed', 'publication.changed'], async ({ payload }) => {
    await database.transaction(async (tx) => {
      if ('threadId' in payload) await findTopicsOfThread(tx, payload.threadId);
      else await findTopicsOfPublication(tx, payload.publicationId);
    });
  });
};
