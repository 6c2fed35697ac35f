import { sql, type Kysely, type Updateable } from 'kysely';

import { anyAccount } from '#libs/access';
import type { ThreadState } from '#libs/contracts';
import type { Tables, Transaction } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { joinPerson } from '../rows/person-columns.js';
import { threadColumns, threadStateOf, type ThreadRow } from './thread-row.js';

type ThreadChange = Pick<
  Updateable<Tables['thread']>,
  'title' | 'kind' | 'locked_at' | 'pinned_at' | 'accepted_post_id'
>;

/** A thread as it is in this transaction, as every account that may read it sees it. */
export const loadThreadState = async (db: Kysely<Tables>, threadId: string): Promise<ThreadState> => {
  const { rows } = await sql<ThreadRow>`
    select ${threadColumns(anyAccount)} from thread t ${sql.raw(joinPerson('author', 't.author_id'))}
    where t.id = ${threadId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`thread ${threadId} vanished`);
  return threadStateOf(row);
};

/** Takes the next number of a thread's stream; the thread's row stays locked until the transaction ends. */
export const nextSeq = async (
  tx: Transaction,
  threadId: string,
  change: ThreadChange = {},
): Promise<number> => {
  const { seq } = await tx.sql
    .updateTable('thread')
    .set((set) => ({ ...change, seq: set('seq', '+', 1) }))
    .where('id', '=', threadId)
    .returning('seq')
    .executeTakeFirstOrThrow();
  return seq;
};

/** What others may want to know of a change beside that there is one. */
const stateIn = ({
  locked_at: lockedAt,
  pinned_at: pinnedAt,
}: ThreadChange): Pick<DomainEvents['thread.changed'], 'isLocked' | 'isPinned'> => ({
  ...(lockedAt !== undefined && { isLocked: lockedAt !== null }),
  ...(pinnedAt !== undefined && { isPinned: pinnedAt !== null }),
});

interface Changing {
  readonly threadId: string;
  readonly communityId: string;
  readonly by: string;
}

/** Changes a thread as a whole, and tells its stream and whoever listens for the fact. */
export const changeThread = async (
  tx: Transaction,
  { threadId, communityId, by }: Changing,
  change: ThreadChange,
): Promise<ThreadState> => {
  const seq = await nextSeq(tx, threadId, change);
  const thread = await loadThreadState(tx.sql, threadId);
  await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'thread.changed', payload: { thread } });
  await tx.record('thread.changed', { communityId, threadId, by, ...stateIn(change) });
  return thread;
};
