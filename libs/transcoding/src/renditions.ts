import type { Excerpt } from './excerpt.js';

/** One way to play a film: a playlist with its segments. */
export interface Rendition {
  /** Its rung of the ladder, `240p` to `1080p`, or `audio`. */
  readonly name: string;
  readonly kind: 'video' | 'audio';
  /** Pixels of the picture; null for sound alone. A small source leaves its highest rung smaller than the name says. */
  readonly width: number | null;
  readonly height: number | null;
  /** Peak over its segments. */
  readonly bitsPerSecond: number;
  /** As in RFC 6381. */
  readonly codecs: string;
  /** Relative to the output folder. */
  readonly folder: string;
  /** Playlist, initialisation segment and segments in this order, relative to the output folder. */
  readonly files: readonly string[];
}

/** One picture of many small ones, row by row, the first for the beginning of the film. */
export interface Storyboard {
  /** Relative to the output folder. */
  readonly image: string;
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly secondsPerTile: number;
}

export interface Transcoded {
  readonly renditions: readonly Rendition[];
  /** Relative to the output folder. */
  readonly posters: readonly string[];
  readonly storyboard: Storyboard | null;
}

export interface TranscodeOptions {
  /** Only this stretch is encoded; the whole film where it is null or left out. */
  readonly excerpt?: Excerpt | null;
  /** From 0 to 1, never backwards. */
  readonly onProgress?: (share: number) => void;
  /** A rendition is whole; `master` is the master playlist of all that are. One call at a time. */
  readonly onRendition?: (rendition: Rendition, master: string) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}
