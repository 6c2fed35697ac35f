import { readCaptions, type Cue } from '#libs/captions';
import { DomainError } from '#libs/kernel';

import { cuesFromWords, type SpokenWord } from './cues-from-words.js';
import { SpeechFailed } from './speech-engine.js';

/** A word with its start and end in seconds, and perhaps how sure the engine is: PocketSphinx with `-time yes`. */
const WORD = /^(\S+)\s+(\d+\.\d+)\s+(\d+\.\d+)(?:\s+\d+(?:\.\d+)?)?$/;
/** What PocketSphinx says of silence and noise. */
const NO_WORD = /^(?:<\/?s>|<sil>|\[\S+\]|\+\+\S+\+\+)$/;

const wordsOf = (text: string): SpokenWord[] =>
  text.split('\n').flatMap((line) => {
    const [, word = '', start, end] = WORD.exec(line.trim()) ?? [];
    if (start === undefined || NO_WORD.test(word)) return [];
    // The second pronunciation of a word is written "the(2)".
    return [{ word: word.replace(/\(\d+\)$/, ''), start: Number(start), end: Number(end) }];
  });

const captionsIn = (text: string): Cue[] => {
  try {
    return readCaptions(Buffer.from(text));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'captions.empty') return [];
    throw new SpeechFailed('not-understood', `captions of the engine: ${error.code}`);
  }
};

/**
 * What an engine wrote: WebVTT, SubRip, or a line for each word.
 *
 * @throws SpeechFailed `not-understood`, `nothing-said`
 */
export const readOutput = (output: string): Cue[] => {
  const text = output.replace(/^\uFEFF/, '').trim();
  const isCaptions = text.startsWith('WEBVTT') || text.includes('-->');
  const cues = isCaptions ? captionsIn(text) : cuesFromWords(wordsOf(text));
  if (cues.length > 0) return cues;
  throw new SpeechFailed('nothing-said', 'the engine wrote no words');
};
