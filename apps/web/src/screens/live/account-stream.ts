import { readMyEvents, type AccountFrame } from '#libs/contracts';
import { StreamFollower } from '#libs/kernel';

import { call } from '../../api/call.js';

const PATIENCE_MILLISECONDS = 400;

/** Puts the events of one's own stream in order, and asks for those that were missed; `failed` when there was no answer. */
export const accountStream = (
  seq: number,
  deliver: (frame: AccountFrame) => void,
  failed: () => void,
): StreamFollower<AccountFrame> =>
  new StreamFollower<AccountFrame>(
    {
      deliver,
      patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS)),
      fetchMissed: (after) => call(readMyEvents, { query: { after: String(after) } }),
      failed,
    },
    seq,
  );
