import { useEffect, useReducer, useRef, type RefObject } from 'react';

import { attachSource, type Rung, type Source } from './attach-source.js';

interface Wanted {
  /** Address of the playlist. */
  readonly address: string;
  /** While more qualities are still being made, they are taken up as soon as all are there. */
  readonly isComplete: boolean;
}

interface SourceState {
  readonly rungs: readonly Rung[];
  /** The level of a rung, or null for whatever suits the connection. */
  readonly chosen: number | null;
  readonly hasFailed: boolean;
  /** Rises with each new attempt after a failure. */
  readonly attempt: number;
}

const FIRST: SourceState = { rungs: [], chosen: null, hasFailed: false, attempt: 0 };

/** What plays now, and what was wished for before it was there. */
interface Tie {
  source: Source | null;
  at?: number | undefined;
  hasBegun: boolean;
}

interface Attachment {
  readonly address: string;
  /** With another one the source is attached anew. */
  readonly round: string;
  readonly tie: RefObject<Tie>;
  readonly change: (how: Partial<SourceState>) => void;
}

/** Keeps the source tied to the element; a new one goes on where the one before was. */
const useAttachment = (media: HTMLVideoElement | null, { address, round, tie, change }: Attachment): void => {
  useEffect(() => {
    const held = tie.current;
    if (media === null || round === '') return undefined;
    const wanted = new AbortController();
    const isPlaying = !media.paused;
    const onFailed = (): void => {
      if (!wanted.signal.aborted) change({ hasFailed: true });
    };
    const onRungs = (rungs: readonly Rung[]): void => change({ rungs, chosen: null });
    attachSource(media, address, { onRungs, onFailed }).then((source) => {
      if (wanted.signal.aborted) return source.detach();
      wanted.signal.addEventListener('abort', source.detach, { once: true });
      held.source = source;
      if (held.hasBegun) source.begin(held.at);
      if (isPlaying) media.play().catch(() => undefined);
      return undefined;
    }, onFailed);
    return () => {
      if (media.currentTime > 0) held.at = media.currentTime;
      held.source = null;
      wanted.abort();
    };
  }, [media, address, round, tie, change]);
};

/** Ties a playlist to a media element, and starts it where it was after a failure. */
export const useSource = (media: HTMLVideoElement | null, { address, isComplete }: Wanted) => {
  const tie = useRef<Tie>({ source: null, hasBegun: false });
  const [state, change] = useReducer(
    (before: SourceState, how: Partial<SourceState>): SourceState => ({ ...before, ...how }),
    FIRST,
  );
  useAttachment(media, { address, round: `${isComplete} ${state.attempt}`, tie, change });
  return {
    ...state,
    hasBegun: (): boolean => tie.current.hasBegun,
    choose: (level: number | null): void => {
      change({ chosen: level });
      tie.current.source?.choose(level);
    },
    begin: (seconds?: number): void => {
      tie.current.hasBegun = true;
      tie.current.at = seconds ?? tie.current.at;
      tie.current.source?.begin(seconds);
    },
    retry: (): void => change({ hasFailed: false, attempt: state.attempt + 1 }),
  };
};
