import { readMyEvents, type AccountFrame } from '#libs/contracts';
import { StreamFollower } from '#libs/kernel';

import { call } from '../../api/call.js';

const PATIENCE_MILLISECONDS = 400;

/** Behind every event: asks for the number of the last one alone. */
const END = '999999999';

/** What the owner of the stream does: takes its events, loads everything anew, and waits when there was no answer. */
interface AccountParts {
  readonly deliver: (frame: AccountFrame) => void;
  readonly beginAgain: () => void;
  readonly failed: () => void;
}

/** Puts the events of one's own stream in order, and asks for those that were missed. */
export const accountStream = (
  seq: number,
  { deliver, beginAgain, failed }: AccountParts,
): StreamFollower<AccountFrame> =>
  new StreamFollower<AccountFrame>(
    {
      deliver,
      patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS)),
      fetchMissed: (after) => call(readMyEvents, { query: { after: String(after) } }),
      loadAfresh: async () => {
        const { seq: end } = await call(readMyEvents, { query: { after: END } });
        beginAgain();
        return end;
      },
      failed,
    },
    seq,
  );
