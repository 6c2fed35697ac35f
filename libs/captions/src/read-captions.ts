import { captionsProblem } from './captions-problem.js';
import { CAPTION_LIMITS, type Cue } from './cue.js';
import { blocksOf, readCue, type Block } from './read-blocks.js';

const SIGNATURE = /^WEBVTT(?:[ \t].*)?$/;
/** Blocks of WebVTT that hold no words (WebVTT section 4.1). */
const NO_CUE = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

/** UTF-8, as WebVTT must be; older SubRip files are often in the code page of Windows. */
const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const cueBlocks = (blocks: readonly Block[]): readonly Block[] => {
  const [first, ...rest] = blocks;
  if (first === undefined) throw captionsProblem('captions.empty');
  const isWebVtt = SIGNATURE.test(first.lines[0]?.trimEnd() ?? '');
  if (isWebVtt) return rest.filter(({ lines }) => !NO_CUE.test(lines[0] ?? ''));
  if (first.lines.slice(0, 2).some((line) => line.includes('-->'))) return blocks;
  throw captionsProblem('captions.not-captions');
};

/**
 * The cues of a WebVTT or SubRip file, told apart by what is in it, in the order of their times. Styles, places on the
 * picture and notes are left out; unlike a browser, which drops a cue that it cannot read, this names its line, so that
 * nothing said is lost unseen.
 *
 * @see https://www.w3.org/TR/webvtt1/
 * @throws DomainError with a code of `CaptionsProblem`
 */
export const readCaptions = (bytes: Uint8Array): Cue[] => {
  if (bytes.byteLength > CAPTION_LIMITS.file)
    throw captionsProblem('captions.too-large', { most: CAPTION_LIMITS.file });
  const blocks = cueBlocks(blocksOf(decoded(bytes).replace(/\r\n?/g, '\n')));
  if (blocks.length > CAPTION_LIMITS.cues)
    throw captionsProblem('captions.too-many-cues', { most: CAPTION_LIMITS.cues });
  const cues = blocks.map(readCue).filter((cue) => cue !== null);
  if (cues.length === 0) throw captionsProblem('captions.empty');
  return cues.toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
};
