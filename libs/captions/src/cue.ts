/** What is said, or heard, from one moment of a recording to another. */
export interface Cue {
  /** Milliseconds from the start of the recording; `endMs` is later than `startMs`. */
  readonly startMs: number;
  readonly endMs: number;
  /** Plain text, at least one character, lines parted by `\n`. */
  readonly text: string;
  /** Who speaks, where the captions say so. */
  readonly speaker: string | null;
}

/** What one set of captions may hold; a spoken word of two hours is far below. */
export const CAPTION_LIMITS = {
  /** Bytes of a file. */
  file: 4 * 1024 * 1024,
  cues: 20_000,
  /** Characters of one cue. */
  text: 2_000,
  speaker: 200,
  /** Hours of the clock, 100 for nobody. */
  hours: 24,
} as const;
