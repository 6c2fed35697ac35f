import { readThreadEvents, type ThreadFrame } from '#libs/contracts';
import { StreamFollower } from '#libs/kernel';

import { call } from '../../api/call.js';
import type { ThreadListener } from './live-hub.js';

/** How long an event may be overtaken by a later one before it counts as lost. */
const PATIENCE_MILLISECONDS = 400;

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));

/** Puts a thread's events in order, and asks for those that were missed; `failed` when there was no answer. */
export const threadStream = (
  threadId: string,
  seq: number,
  listener: Pick<ThreadListener, 'onFrame' | 'loadAfresh'>,
  failed: () => void,
): StreamFollower<ThreadFrame> =>
  new StreamFollower<ThreadFrame>(
    {
      deliver: listener.onFrame,
      loadAfresh: listener.loadAfresh,
      patience,
      fetchMissed: (after) =>
        call(readThreadEvents, { params: { threadId }, query: { after: String(after) } }),
      failed,
    },
    seq,
  );
