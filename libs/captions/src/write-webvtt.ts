import { writeClockTime } from './clock-time.js';
import { writeCueText } from './cue-text.js';
import type { Cue } from './cue.js';

/** Captions as a WebVTT file, which `readCaptions` reads as the same cues. */
export const writeWebVtt = (cues: readonly Cue[]): string => {
  const blocks = cues.map(
    ({ startMs, endMs, text, speaker }) =>
      `${writeClockTime(startMs)} --> ${writeClockTime(endMs)}\n${writeCueText(text, speaker)}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
};
