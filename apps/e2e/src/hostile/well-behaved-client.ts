import { setTimeout as delay } from 'node:timers/promises';

/** What somebody who does nothing wrong has seen meanwhile. */
export interface WellBehavedClient {
  /** Statuses of answers that were no success, and errors. */
  readonly troubles: string[];
  /** Milliseconds of each answer. */
  readonly took: number[];
  stop(): Promise<void>;
}

/** Keeps asking for `path`, ten times a second at most. */
export const keepAsking = (url: string, path: string, cookie: string): WellBehavedClient => {
  const troubles: string[] = [];
  const took: number[] = [];
  let going = true;
  const ask = async (): Promise<void> => {
    while (going) {
      const begun = performance.now();
      const answer = await fetch(url + path, { headers: { cookie } }).catch((error: unknown) => error);
      took.push(performance.now() - begun);
      if (!(answer instanceof Response)) troubles.push(String(answer));
      else if (answer.ok) await answer.arrayBuffer();
      else troubles.push(String(answer.status));
      await delay(100);
    }
  };
  const asking = ask();
  return {
    troubles,
    took,
    stop: async () => {
      going = false;
      await asking;
    },
  };
};
