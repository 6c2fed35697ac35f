import { expect } from '@jest/globals';

import { eventually, type BuiltServer } from '#libs/testing';

/** What a client that never stops asking has seen. */
export interface Ledger {
  /** Status and `Retry-After` of every answer that was no success, each kind once. */
  readonly refusals: Set<string>;
  /** Milliseconds of each answer. */
  readonly took: number[];
  /** Answers that took longer than the time limits allow, in milliseconds. */
  readonly tooLong: number[];
  stop(): Promise<void>;
}

const LONGEST_ANSWER_MS = 12_000;
/** Four readers with this pause ask forty times a second, which sees every outage; more would only keep the processors busy. */
const PAUSE_MS = 100;

/** Asks for something that needs the database, over and over, and notes what came back. */
export function keepReading(url: string, path = '/api/communities', cookie = ''): Ledger {
  const refusals = new Set<string>();
  const took: number[] = [];
  let going = true;
  const read = async (): Promise<void> => {
    while (going) {
      const begun = performance.now();
      const answer = await fetch(url + path, { headers: { cookie } }).catch((error: unknown) =>
        String(error),
      );
      took.push(performance.now() - begun);
      if (typeof answer === 'string') refusals.add(answer);
      else if (!answer.ok)
        refusals.add(
          `${answer.status}, Retry-After: ${answer.headers.get('retry-after') ? 'given' : 'missing'}`,
        );
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  };
  const readers = Promise.all([read(), read(), read(), read()]);
  return {
    refusals,
    took,
    get tooLong() {
      return took.filter((ms) => ms > LONGEST_ANSWER_MS);
    },
    stop: async () => {
      going = false;
      await readers;
    },
  };
}

/** Waits until the server is ready and serves what needs the database; it must still be the same process. */
export async function worksAgain(server: BuiltServer, within: number): Promise<void> {
  await eventually(
    async () => {
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      expect((await fetch(`${server.url}/api/communities`)).status).toBe(200);
    },
    { within },
  );
  expect(server.child.exitCode).toBeNull();
}
