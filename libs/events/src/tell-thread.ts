import type { ThreadEventPayloads } from '#libs/contracts';
import type { Transaction } from '#libs/database';
import { nextSeq } from '#libs/discussion';

import type { EventRow } from './event-row.js';

/** Tells whoever has the event open to read it again; nothing in it says what changed, or who said that they come. */
export const tellThread = async (
  tx: Transaction,
  {
    id: eventId,
    thread_id: threadId,
    community_id: communityId,
  }: Pick<EventRow, 'id' | 'thread_id' | 'community_id'>,
): Promise<void> => {
  const seq = await nextSeq(tx, threadId);
  const payload: ThreadEventPayloads['event.changed'] = { eventId };
  await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'event.changed', payload });
};
