import { availableParallelism } from 'node:os';

import { LIMITS } from '#libs/kernel';

import { DECODERS, DEMUXERS } from '../examine/allowed-media.js';
import type { Container } from '../media-facts.js';

/** More threads gain little and hold many large pictures each. */
export const THREADS = Math.min(availableParallelism(), 4);
/** A coded picture is a little larger than the shown one, which ends within a block. */
const BLOCK = 128;
const PIXELS = (LIMITS.media.longSide + BLOCK) * (LIMITS.media.shortSide + BLOCK);
/** A file that goes on for longer than it said ends here. */
const SLACK_SECONDS = 60;

/** What is read of a film, in seconds. */
export interface Stretch {
  /** What is decoded before it is thrown away, so it begins exactly there, and its times at 0. */
  readonly start: number;
  readonly length: number;
}

const WHOLE: Stretch = { start: 0, length: LIMITS.media.seconds + SLACK_SECONDS };

/**
 * The arguments before every run: one demuxer, one protocol, and the decoders that may be opened; `none` for a run that
 * must not decode.
 */
export const inputArguments = (
  file: string,
  container: Container,
  decoders: 'allowed' | 'none' = 'allowed',
  stretch = WHOLE,
): string[] =>
  [
    ['-hide_banner', '-nostdin'],
    ['-f', DEMUXERS[container]],
    ['-protocol_whitelist', 'file'],
    ['-format_whitelist', DEMUXERS[container]],
    ['-codec_whitelist', decoders === 'none' ? 'none' : DECODERS],
    ['-max_streams', String(LIMITS.media.streams)],
    ['-max_pixels', String(PIXELS)],
    ['-threads', String(THREADS)],
    stretch.start > 0 ? ['-ss', stretch.start.toFixed(3)] : [],
    ['-t', stretch.length.toFixed(3)],
    ['-i', `file:${file}`],
  ].flat();
