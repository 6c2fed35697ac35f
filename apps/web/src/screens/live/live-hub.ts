import type {
  AccountFrame,
  CommunityHint,
  PersonLink,
  Present,
  SocketAnswer,
  SocketFrames,
  SocketRequestName,
  SocketRequests,
  ThreadFrame,
} from '#libs/contracts';
import type { StreamFollower } from '#libs/kernel';

import { reportReached, reportUnreached } from '../../shell/connection.js';
import { accountStream } from './account-stream.js';
import type { LiveSocket } from './open-socket.js';
import { threadStream } from './thread-stream.js';

/** What a page that shows a thread wants to hear. */
export interface ThreadListener {
  readonly onFrame: (frame: ThreadFrame) => void;
  /** Loads the thread again, because what was missed is no longer kept; gives the number that it includes. */
  readonly loadAfresh: () => Promise<number>;
  readonly onPeople: (present: Present) => void;
  readonly onTyping: (people: PersonLink[]) => void;
  /** The reader may no longer follow it. */
  readonly onGone: () => void;
}

/** What the page as a whole wants to hear. */
export interface AccountListener {
  readonly onFrame: (frame: AccountFrame) => void;
  /** The stream begins, or begins again: what was loaded before may be out of date. */
  readonly onBegin: () => void;
  /** The session has ended. */
  readonly onSignedOut: () => void;
}

interface Followed {
  readonly threadId: string;
  readonly stream: StreamFollower<ThreadFrame>;
  readonly listener: ThreadListener;
}

type HintListener = (hint: CommunityHint) => void;
type ChangeListener = () => void;

const REFUSED = 'sign-in-required';
const ASK_AGAIN_MS = 3000;

/** Does something in some seconds, unless nobody wants it by then; pages do not come all at once. */
const soon = (isWanted: () => boolean, work: () => Promise<void>): void => {
  setTimeout(
    () => {
      if (isWanted()) void work();
    },
    ASK_AGAIN_MS * (0.5 + Math.random()),
  );
};

/**
 * The live side of a page: one socket, shared by everything that follows something. It remembers what is followed,
 * so that a new connection takes up where the old one ended.
 */
class LiveHub {
  #socket: LiveSocket | null = null;
  #account: AccountListener | null = null;
  #mine: StreamFollower<AccountFrame> | null = null;
  readonly #threads = new Set<Followed>();
  readonly #communities = new Map<string, Set<HintListener>>();
  readonly #publications = new Map<string, Set<ChangeListener>>();
  #turn = 0;

  /** Connects; the socket's code is fetched only now. Call what it gives to disconnect. */
  start(account: AccountListener): () => void {
    this.#turn += 1;
    const turn = this.#turn;
    this.#account = account;
    void this.#open(turn);
    return () => {
      this.#turn += 1;
      this.#socket?.disconnect();
      this.#socket = null;
      this.#account = null;
      this.#mine = null;
    };
  }

  /** Hears of a thread from the event `seq` on, until the function it gives is called. */
  followThread(threadId: string, seq: number, listener: ThreadListener): () => void {
    const isFollowed = (): boolean => this.#threads.has(followed);
    const stream = threadStream(threadId, seq, listener, () =>
      this.#later(isFollowed, () => stream.catchUp()),
    );
    const followed = { threadId, stream, listener };
    this.#threads.add(followed);
    if (this.#socket?.connected === true) void this.#follow(followed);
    return () => {
      this.#threads.delete(followed);
      if (this.#followers(threadId).length === 0) this.#tell('leave-thread', { threadId });
    };
  }

  /** Hears that something happened in a community. */
  followCommunity(communityId: string, listener: HintListener): () => void {
    const listeners = this.#communities.get(communityId) ?? new Set();
    this.#communities.set(communityId, listeners);
    listeners.add(listener);
    if (listeners.size === 1 && this.#socket?.connected === true) void this.#followCommunity(communityId);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#communities.delete(communityId);
      this.#tell('leave-community', { communityId });
    };
  }

  /** Hears that something about an article or a status has changed, or may have. */
  followPublication(publicationId: string, listener: ChangeListener): () => void {
    const listeners = this.#publications.get(publicationId) ?? new Set();
    this.#publications.set(publicationId, listeners);
    listeners.add(listener);
    if (listeners.size === 1 && this.#socket?.connected === true) void this.#followPublication(publicationId);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#publications.delete(publicationId);
      this.#tell('leave-publication', { publicationId });
    };
  }

  /** Says that the reader is writing in a thread, or has stopped. */
  typing(threadId: string, on: boolean): void {
    this.#tell('typing', { threadId, on });
  }

  /** Should the socket's code not come through (the network went just then), it is asked for again. */
  async #open(turn: number): Promise<void> {
    const isWanted = (): boolean => turn === this.#turn;
    try {
      const { openSocket } = await import('./open-socket.js');
      if (isWanted()) this.#listen(openSocket());
    } catch {
      soon(isWanted, () => this.#open(turn));
    }
  }

  #followers(threadId: string): Followed[] {
    return [...this.#threads].filter((followed) => followed.threadId === threadId);
  }

  #tell<K extends SocketRequestName>(name: K, request: SocketRequests[K]): void {
    if (this.#socket?.connected === true) void this.#ask(name, request);
  }

  /** `null` when no answer came: the next connection asks again. */
  async #ask<K extends SocketRequestName>(name: K, request: SocketRequests[K]): Promise<SocketAnswer | null> {
    try {
      const ask = this.#socket?.emitWithAck.bind(this.#socket) as
        | ((name: string, request: unknown) => Promise<SocketAnswer>)
        | undefined;
      return (await ask?.(name, request)) ?? null;
    } catch {
      return null;
    }
  }

  async #follow(followed: Followed): Promise<void> {
    const { threadId, stream, listener } = followed;
    const answer = await this.#ask('follow-thread', { threadId, after: stream.seq });
    if (answer?.ok === true) {
      for (const frame of answer.missed ?? []) stream.accept(frame as ThreadFrame);
      if (answer.more === true) await stream.catchUp();
    } else if (answer?.problem.code === 'not-found') listener.onGone();
    else
      this.#later(
        () => this.#threads.has(followed),
        () => this.#follow(followed),
      );
  }

  async #followCommunity(communityId: string): Promise<void> {
    const answer = await this.#ask('follow-community', { communityId });
    if (answer?.ok === true || answer?.problem.code === 'not-found') return;
    this.#later(
      () => this.#communities.has(communityId),
      () => this.#followCommunity(communityId),
    );
  }

  /** What happened before it was followed was told to nobody, so listeners look once. */
  async #followPublication(publicationId: string): Promise<void> {
    const answer = await this.#ask('follow-publication', { publicationId });
    if (answer?.ok === true || answer?.problem.code === 'not-found') {
      this.#tellChanged(publicationId);
      return;
    }
    this.#later(
      () => this.#publications.has(publicationId),
      () => this.#followPublication(publicationId),
    );
  }

  /** The right to follow something has ended. */
  #lost({ threadId, publicationId }: SocketFrames['gone']): void {
    if (publicationId !== undefined) this.#tellChanged(publicationId);
    if (threadId === undefined) return;
    for (const { listener } of this.#followers(threadId)) listener.onGone();
  }

  #tellChanged(publicationId: string): void {
    for (const listener of this.#publications.get(publicationId) ?? []) listener();
  }

  async #followMe(): Promise<void> {
    const mine = this.#mine;
    const answer = await this.#ask('follow-me', { after: mine?.seq ?? null });
    const isMine = (): boolean => this.#mine === mine;
    if (answer?.ok !== true) this.#later(isMine, () => this.#followMe());
    else if (mine === null) this.#beginMine(answer.seq ?? 0);
    else {
      for (const frame of answer.missed ?? []) mine.accept(frame as AccountFrame);
      if (answer.more === true) await mine.catchUp();
    }
  }

  #beginMine(seq: number): void {
    const mine = accountStream(seq, {
      deliver: (frame) => this.#account?.onFrame(frame),
      beginAgain: () => this.#account?.onBegin(),
      failed: () =>
        this.#later(
          () => this.#mine === mine,
          () => mine.catchUp(),
        ),
    });
    this.#mine = mine;
    this.#account?.onBegin();
  }

  /** The server could not answer just now: asks again, unless nobody wants to know by then. */
  #later(isWanted: () => boolean, ask: () => Promise<void>): void {
    // Without a connection there is no need: the next one asks for everything.
    soon(() => this.#socket?.connected === true && isWanted(), ask);
  }

  #connected(): void {
    reportReached();
    void this.#followMe();
    for (const followed of this.#threads) void this.#follow(followed);
    for (const communityId of this.#communities.keys()) void this.#followCommunity(communityId);
    for (const publicationId of this.#publications.keys()) void this.#followPublication(publicationId);
  }

  #listen(socket: LiveSocket): void {
    this.#socket = socket;
    socket.on('connect', () => this.#connected());
    socket.on('connect_error', (error) => {
      if (error.message === REFUSED) {
        this.#account?.onSignedOut();
        return;
      }
      // The library does not try again after a refusal, but this one may pass: the server was short of something.
      if (!socket.active) this.#reconnectWithin(socket, 3000);
      if (!socket.active || error.name === 'TransportError' || 'type' in error) reportUnreached();
    });
    socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') this.#reconnectWithin(socket, 3000);
    });
    socket.on('moving', ({ withinMs }) => {
      socket.disconnect();
      this.#reconnectWithin(socket, withinMs);
    });
    socket.on('resync', () => {
      void this.#mine?.catchUp();
      for (const { stream } of this.#threads) void stream.catchUp();
      for (const publicationId of this.#publications.keys()) this.#tellChanged(publicationId);
    });
    socket.on('thread', (frame) => {
      for (const { stream } of this.#followers(frame.threadId)) stream.accept(frame);
    });
    socket.on('me', (frame) => this.#mine?.accept(frame));
    socket.on('community', (hint) => {
      for (const listener of this.#communities.get(hint.communityId) ?? []) listener(hint);
    });
    socket.on('publication', ({ publicationId }) => this.#tellChanged(publicationId));
    socket.on('typing', ({ threadId, people }) => {
      for (const { listener } of this.#followers(threadId)) listener.onTyping(people);
    });
    socket.on('presence', ({ threadId, people, count }) => {
      for (const { listener } of this.#followers(threadId)) listener.onPeople({ people, count });
    });
    socket.on('gone', (gone) => this.#lost(gone));
  }

  /** Everybody at once would be too much for the server that they move to. */
  #reconnectWithin(socket: LiveSocket, milliseconds: number): void {
    setTimeout(
      () => {
        if (this.#socket === socket) socket.connect();
      },
      300 + Math.random() * milliseconds,
    );
  }
}

/** The live side of this page. Only browsers use it. */
export const liveHub = new LiveHub();
