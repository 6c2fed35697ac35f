import { captionsProblem } from './captions-problem.js';
import { readClockTime } from './clock-time.js';
import { readCueText } from './cue-text.js';
import { CAPTION_LIMITS, type Cue } from './cue.js';

/** Lines that belong together; `line` is the number of the first one in the file. */
export interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

/** The parts of a file between empty lines. */
export const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const all = text.split('\n');
  for (const [at, line] of [...all, ''].entries()) {
    if (line.trim() !== '') lines.push(line);
    else if (lines.length > 0) {
      blocks.push({ line: at - lines.length + 1, lines });
      lines = [];
    }
  }
  return blocks;
};

const ARROW = '-->';

/** The times of a cue, from a line with an arrow; what WebVTT says after them of the place on the picture is left out. */
const readTimes = (words: string, line: number): { startMs: number; endMs: number } => {
  const [before = '', after = ''] = words.split(ARROW);
  const startMs = readClockTime(before.trim());
  const endMs = readClockTime(after.trim().split(/\s+/)[0] ?? '');
  if (startMs === null || endMs === null) throw captionsProblem('captions.bad-time', { line });
  if (endMs <= startMs) throw captionsProblem('captions.ends-before-start', { line });
  return { startMs, endMs };
};

/**
 * One cue: an identifier or number that may be missing, a line of times, lines of text. `null` for a cue without words
 * and for a block without times.
 *
 * @throws DomainError `captions.bad-time`, `captions.ends-before-start`, `captions.text-too-long`
 */
export const readCue = ({ line, lines }: Block): Cue | null => {
  const at = lines.findIndex((words, index) => index < 2 && words.includes(ARROW));
  if (at < 0) return null;
  const times = readTimes(lines[at] ?? '', line + at);
  const { text, speaker } = readCueText(lines.slice(at + 1));
  if (text === '') return null;
  if (text.length > CAPTION_LIMITS.text)
    throw captionsProblem('captions.text-too-long', { line, most: CAPTION_LIMITS.text });
  return { ...times, text, speaker };
};
