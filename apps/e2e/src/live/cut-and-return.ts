import { setTimeout as delay } from 'node:timers/promises';

import { expect } from '@jest/globals';

import { eventually } from '#libs/testing';

import { numbers, type LiveClient } from './live-client.js';
import type { LiveStage } from './live-stage.js';
import { Network } from './network.js';

/** A crowd of sockets, and for how long the networks between them and the server are cut. */
export interface Crowd {
  readonly sockets: number;
  readonly postsPerSecond: number;
  /** One network for each; the sockets are spread over them evenly. */
  readonly outagesMs: readonly number[];
}

/** What each client saw, and how the crowd came back. */
export interface Return {
  /** Milliseconds after the networks were mended until each client knew all that had been posted by then. */
  readonly synchronisedAfter: readonly number[];
  readonly networks: readonly Network[];
}

const AT_ONCE = 50;
const PATIENCE_MS = 150_000;

interface Reader {
  readonly client: LiveClient;
  readonly seqs: number[];
  readonly posts: string[];
  /** When it knew each event, in the order of the events. */
  readonly at: number[];
}

/**
 * Cuts a crowd of sockets off while posts come in, each network as long as it says, and lets all return in the same
 * moment; then compares what every client saw with what was acknowledged: each event once, in one order.
 */
export async function cutAndReturn(stage: LiveStage, crowd: Crowd): Promise<Return> {
  const { threadId, seq } = await stage.openThread();
  const networks = await Promise.all(crowd.outagesMs.map(() => Network.before(stage.servers[0]?.url ?? '')));
  let stopPosting = (): unknown => undefined;
  try {
    const readers = await gather(stage, networks, crowd.sockets, threadId, seq);
    const load = stage.post(threadId, crowd.postsPerSecond);
    stopPosting = load.stop;
    await eventually(() => expect(Math.min(...readers.map(({ seqs }) => seqs.length))).toBeGreaterThan(0));
    await cutUntilTheSameMoment(networks, crowd.outagesMs);
    const mended = performance.now();
    const before = await stage.lastSeq(threadId);
    await eventually(() => expect(Math.min(...readers.map(lastSeqOf))).toBeGreaterThanOrEqual(before), {
      within: PATIENCE_MS,
    });
    const acknowledged = await load.stop();
    const last = seq + acknowledged.length;
    await eventually(() => expect(Math.min(...readers.map(lastSeqOf))).toBe(last), { within: PATIENCE_MS });
    const order = await stage.postsOf(threadId);
    expect(acknowledged.toSorted()).toEqual(order.toSorted());
    for (const { seqs, posts } of readers) {
      expect(seqs).toEqual(numbers(seq + 1, last));
      expect(posts).toEqual(order);
    }
    const synchronisedAfter = readers.map(({ at }) => Math.max(0, (at[before - seq - 1] ?? 0) - mended));
    return { synchronisedAfter, networks };
  } finally {
    void stopPosting();
    await Promise.all(networks.map((network) => network.close()));
  }
}

const lastSeqOf = ({ seqs }: Reader): number => seqs.at(-1) ?? 0;

const gather = async (
  stage: LiveStage,
  networks: readonly Network[],
  sockets: number,
  threadId: string,
  seq: number,
): Promise<Reader[]> => {
  const readers: Reader[] = [];
  const join = async (index: number): Promise<void> => {
    const url = networks[index % networks.length]?.url ?? '';
    const client = await stage.connectThrough(url);
    const reader: Reader = { client, seqs: [], posts: [], at: [] };
    await client.hear(threadId, seq, (event) => {
      reader.seqs.push(event.seq);
      reader.posts.push(event.kind === 'post.added' ? event.payload.post.id : event.kind);
      reader.at.push(performance.now());
    });
    readers.push(reader);
  };
  for (let first = 0; first < sockets; first += AT_ONCE)
    await Promise.all(numbers(first, Math.min(first + AT_ONCE, sockets) - 1).map(join));
  return readers;
};

/** Cuts each network so that all outages end together. */
const cutUntilTheSameMoment = async (
  networks: readonly Network[],
  outagesMs: readonly number[],
): Promise<void> => {
  const longest = Math.max(...outagesMs);
  await Promise.all(
    networks.map(async (network, index) => {
      await delay(longest - (outagesMs[index] ?? 0));
      network.cut();
      await delay(outagesMs[index]);
    }),
  );
  for (const network of networks) network.mend();
};
