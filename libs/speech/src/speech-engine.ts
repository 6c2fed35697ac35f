import type { Cue } from '#libs/captions';

/** What is to be written down. */
export interface Speech {
  /** A WAV file: one channel, 16,000 samples a second, 16 bits. */
  readonly file: string;
  readonly durationMs: number;
  readonly language: 'en' | 'cy';
  /** Ends the work at once. */
  readonly signal?: AbortSignal | undefined;
}

/** Writes down what is said, as a draft for somebody to correct. */
export interface SpeechEngine {
  /** @throws SpeechFailed; the reason of the signal when aborted */
  transcribe(speech: Speech): Promise<Cue[]>;
}

/**
 * The engine gave no captions. `code` is stored with the video and shown to its author; the message is for the log.
 */
export class SpeechFailed extends Error {
  constructor(
    readonly code: 'not-reachable' | 'refused' | 'took-too-long' | 'not-understood' | 'nothing-said',
    message: string,
  ) {
    super(message);
    this.name = 'SpeechFailed';
  }
}

/** How long an engine may take: slow machines need several times the length of the recording. */
export const wallTimeMs = (durationMs: number): number => 60_000 + 10 * durationMs;
