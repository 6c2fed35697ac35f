import type Hls from 'hls.js';

/** A quality that can be chosen: `side` is the shorter side of its picture in pixels. */
export interface Rung {
  readonly level: number;
  readonly side: number;
}

interface SourceEvents {
  readonly onRungs: (rungs: readonly Rung[]) => void;
  readonly onFailed: () => void;
}

/** Where a media element gets its sound and picture from. */
export interface Source {
  /** Starts to fetch, at `seconds` where it is given. Nothing is fetched before: many read a page and play nothing. */
  readonly begin: (seconds?: number) => void;
  /** A level of `Rung`, or null for whatever suits the connection. */
  readonly choose: (level: number | null) => void;
  readonly detach: () => void;
}

/** Seconds behind the reader that stay in memory. */
const KEPT_BEHIND = 60;

const rungsOf = ({ levels }: Hls): Rung[] =>
  levels
    .map(({ width, height }, level) => ({ level, side: Math.min(width, height) }))
    .filter(({ side }) => side > 0)
    .toSorted((a, b) => b.side - a.side);

const listen = (hls: Hls, Engine: typeof Hls, { onRungs, onFailed }: SourceEvents): void => {
  let hasRecovered = false;
  hls.on(Engine.Events.MANIFEST_PARSED, () => onRungs(rungsOf(hls)));
  hls.on(Engine.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return;
    if (type !== Engine.ErrorTypes.MEDIA_ERROR || hasRecovered) return onFailed();
    hasRecovered = true;
    hls.recoverMediaError();
  });
};

const withEngine = (
  Engine: typeof Hls,
  media: HTMLVideoElement,
  address: string,
  events: SourceEvents,
): Source => {
  // A worker would need the policy of the page to allow scripts made on the spot.
  const hls = new Engine({
    enableWorker: false,
    autoStartLoad: false,
    capLevelToPlayerSize: true,
    backBufferLength: KEPT_BEHIND,
  });
  listen(hls, Engine, events);
  hls.loadSource(address);
  hls.attachMedia(media);
  let hasBegun = false;
  return {
    begin: (seconds) => {
      if (hasBegun && seconds === undefined) return;
      hasBegun = true;
      const at = seconds ?? -1;
      // Where it starts by itself as soon as it has read the playlist.
      hls.config.startPosition = at;
      hls.startLoad(at);
    },
    choose: (level) => {
      hls.nextLevel = level ?? -1;
    },
    detach: () => hls.destroy(),
  };
};

/** Safari on a telephone plays HLS by itself and has no media source extensions. */
const natively = (media: HTMLVideoElement, address: string, { onRungs, onFailed }: SourceEvents): Source => {
  const stop = new AbortController();
  media.addEventListener('error', onFailed, stop);
  media.preload = 'none';
  media.src = address;
  onRungs([]);
  return {
    begin: (seconds) => {
      if (media.readyState === 0) media.load();
      if (seconds === undefined) return;
      const go = (): void => {
        media.currentTime = seconds;
      };
      if (media.readyState > 0) go();
      else media.addEventListener('loadedmetadata', go, { once: true, signal: stop.signal });
    },
    choose: () => undefined,
    detach: () => {
      stop.abort();
      media.removeAttribute('src');
      media.load();
    },
  };
};

/** Loads what is needed to play the playlist at `address`, and ties it to the element. */
export const attachSource = async (
  media: HTMLVideoElement,
  address: string,
  events: SourceEvents,
): Promise<Source> => {
  const { default: Engine } = await import('hls.js/light');
  return Engine.isSupported() ? withEngine(Engine, media, address, events) : natively(media, address, events);
};
