import { CAPTION_LIMITS } from './cue.js';

/** The character references that WebVTT knows (WebVTT section 4.2.2), and numbered ones as programs write them. */
const REFERENCES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};

const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]*)>/;
/** Spans of WebVTT and of SubRip, which borrows from HTML; a `<` that begins no tag is a text. */
const TAG = /<\/?(?:c|i|b|u|s|v|lang|ruby|rt|font|span)(?:[.\s][^>]*)?>|<\d[\d:.]*>/gi;
/** Places on the picture, as SubStation Alpha writes them into SubRip files. */
const PLACEMENT = /\{\\[^}]*\}/g;
/** Everything that no text should hold: control characters, and what turns the direction of others. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const tidy = (words: string): string =>
  words
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (reference) => REFERENCES[reference] ?? reference)
    .replace(UNSEEN, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** The plain words of a cue's lines, and who speaks. Nothing of it is markup afterwards. */
export const readCueText = (lines: readonly string[]): { text: string; speaker: string | null } => {
  const raw = lines.join('\n');
  const speaker = tidy(VOICE.exec(raw)?.[1] ?? '').slice(0, CAPTION_LIMITS.speaker);
  return {
    text: tidy(raw.replace(PLACEMENT, '').replace(TAG, '')),
    speaker: speaker === '' ? null : speaker,
  };
};

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The lines of a cue as WebVTT has them. An arrow cannot stand in them, as it is escaped. */
export const writeCueText = (text: string, speaker: string | null): string =>
  speaker === null ? escaped(text) : `<v ${escaped(speaker.replaceAll('\n', ' '))}>${escaped(text)}`;
