import { io, type Socket } from 'socket.io-client';

import {
  readThread,
  readThreadEvents,
  SOCKET_PATH,
  type SocketAnswer,
  type SocketFrames,
  type SocketRequestName,
  type ThreadFrame,
} from '#libs/contracts';
import { RECONNECTION, spreadReconnections, StreamFollower } from '#libs/kernel';
import { apiCaller, type ApiCaller } from '#libs/testing';

const ASK_AGAIN_MS = 1_000;

/** A frame as it came in. */
export interface Received<K extends keyof SocketFrames = keyof SocketFrames> {
  readonly event: K;
  readonly frame: SocketFrames[K];
  /** On the clock of `performance.now()`. */
  readonly at: number;
}

/** How a client connects; it keeps reconnecting unless told otherwise. */
export interface LiveOptions {
  readonly transports?: ('websocket' | 'polling')[];
  readonly reconnection?: boolean;
  readonly headers?: Record<string, string>;
  /** Waits between attempts as a page does, rather than as short as a test can. */
  readonly waitsLikeAPage?: boolean;
  /** Keeps what came in (unless told otherwise): thousands of clients would fill the memory. */
  readonly keepsFrames?: boolean;
}

/** A person with the page open: a socket that follows threads as the browser does, and the API. */
export class LiveClient {
  readonly received: Received[] = [];
  private readonly followed = new Map<string, StreamFollower<ThreadFrame>>();

  constructor(
    readonly socket: Socket,
    readonly call: ApiCaller,
    keepsFrames = true,
  ) {
    socket.onAny((event: keyof SocketFrames, frame: unknown) => {
      if (keepsFrames)
        this.received.push({ event, frame: frame as SocketFrames[typeof event], at: performance.now() });
      if (event === 'thread') {
        const thread = frame as ThreadFrame;
        this.followed.get(thread.threadId)?.accept(thread);
      }
      if (event === 'resync') for (const follower of this.followed.values()) void follower.catchUp();
    });
    socket.on('connect_error', ({ message }) => {
      if (socket.active || message === 'sign-in-required' || !socket.io.reconnection()) return;
      setTimeout(() => socket.connect(), ASK_AGAIN_MS);
    });
    socket.on('connect', () => {
      for (const [threadId, follower] of this.followed) void this.takeUp(threadId, follower);
    });
  }

  /** Frames of one kind, in the order of their arrival. */
  frames<K extends keyof SocketFrames>(event: K): SocketFrames[K][] {
    return this.received.flatMap((one) => (one.event === event ? [one.frame as SocketFrames[K]] : []));
  }

  /** Follows a thread after the event `after`; events arrive in the given list, each once and in order. */
  async follow(threadId: string, after: number): Promise<ThreadFrame[]> {
    const events: ThreadFrame[] = [];
    await this.hear(threadId, after, (event) => events.push(event));
    return events;
  }

  /** As `follow`, but hands each event to `deliver`. */
  async hear(threadId: string, after: number, deliver: (event: ThreadFrame) => void): Promise<void> {
    const follower = new StreamFollower<ThreadFrame>(
      {
        deliver,
        fetchMissed: async (seq) => {
          const { answer, status } = await this.call(readThreadEvents, {
            params: { threadId },
            query: { after: String(seq), limit: '100' },
          });
          if (status !== 200) throw new Error(`catch-up answered ${status}`);
          return answer;
        },
        loadAfresh: async () => (await this.call(readThread, { params: { threadId } })).answer.seq,
        patience: () => new Promise((done) => setTimeout(done, 300)),
        failed: () => setTimeout(() => void follower.catchUp(), 500),
      },
      after,
    );
    this.followed.set(threadId, follower);
    await this.takeUp(threadId, follower);
  }

  /** Sends a request and gives its acknowledgement. */
  ask(name: SocketRequestName, request: unknown): Promise<SocketAnswer> {
    return this.socket.timeout(10_000).emitWithAck(name, request) as Promise<SocketAnswer>;
  }

  close(): void {
    this.followed.clear();
    this.socket.disconnect();
  }

  private async takeUp(threadId: string, follower: StreamFollower<ThreadFrame>): Promise<void> {
    const answer = await this.ask('follow-thread', { threadId, after: follower.seq }).catch(() => null);
    if (answer?.ok === false && answer.problem.code === 'not-found') return;
    if (answer?.ok !== true) {
      // As a page does. Without a connection there is no need: the next one asks.
      setTimeout(() => {
        if (this.socket.connected && this.followed.has(threadId)) void this.takeUp(threadId, follower);
      }, ASK_AGAIN_MS);
      return;
    }
    for (const frame of answer.missed ?? []) follower.accept(frame as ThreadFrame);
    if (answer.more === true) await follower.catchUp();
  }
}

/** Opens a socket with a session cookie, from a page of `origin` (the server's own unless given). */
export const openSocket = (
  url: string,
  cookie: string,
  { transports = ['websocket'], reconnection = true, headers = {}, waitsLikeAPage = false }: LiveOptions = {},
): Socket => {
  const socket = io(url, {
    path: SOCKET_PATH,
    transports,
    reconnection,
    ...(waitsLikeAPage ? RECONNECTION : { reconnectionDelay: 100, reconnectionDelayMax: 500 }),
    forceNew: true,
    extraHeaders: { cookie, origin: url, ...headers },
  });
  if (waitsLikeAPage) spreadReconnections(socket.io);
  return socket;
};

/** Connects and waits for it; fails with what the server said when it refuses. */
export const connectLive = async (
  url: string,
  cookie: string,
  options?: LiveOptions,
): Promise<LiveClient> => {
  const socket = openSocket(url, cookie, options);
  const client = new LiveClient(socket, apiCaller(url, cookie), options?.keepsFrames);
  await new Promise<void>((done, fail) => {
    const refused = (refusal: Error): void => {
      client.close();
      fail(refusal);
    };
    socket.once('connect_error', refused);
    socket.once('connect', () => {
      socket.off('connect_error', refused);
      done();
    });
  });
  return client;
};

/** The numbers `from` to `to`, both included. */
export const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
