import { DomainError, LIMITS } from '#libs/kernel';

import { commonWords } from './common-words.js';

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
};

/** Rows of keys and runs of characters that fingers and habit produce. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qwertzuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '!"£$%^&*()_+',
  '!@#$%^&*()_+',
];

const reversed = (text: string): string => [...text].toReversed().join('');
const bothWays = [...runs, ...runs.map(reversed)];

const SHORTEST_RUN = 3;
const SHORTEST_WORD = 4;
const LONGEST_WORD = 16;
/** How much that nobody would guess a password needs, in characters. */
const ENOUGH_OF_ITS_OWN = 6;

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const isRun = (text: string): boolean => bothWays.some((run) => run.includes(text));

const longestRunAt = (text: string, start: number): number => {
  let end = start + SHORTEST_RUN;
  if (end > text.length || !isRun(text.slice(start, end))) return 0;
  while (end < text.length && isRun(text.slice(start, end + 1))) end += 1;
  return end - start;
};

const longestWordAt = (text: string, start: number, words: ReadonlySet<string>): number => {
  for (let length = Math.min(LONGEST_WORD, text.length - start); length >= SHORTEST_WORD; length -= 1) {
    if (words.has(text.slice(start, start + length))) return length;
  }
  return 0;
};

/** A letter or digit that is not the one before it once more, or a character from beyond the keyboard. */
const isOwn = (text: string, at: number): boolean => {
  const character = text[at] ?? '';
  return character > '\u007f' || (/[a-z0-9]/.test(character) && character !== text[at - 1]);
};

/** Characters that are part of no known word, no run and no repeat. */
const countOwn = (text: string, words: ReadonlySet<string>): number => {
  let own = 0;
  for (let at = 0; at < text.length;) {
    const known = Math.max(longestWordAt(text, at, words), longestRunAt(text, at));
    if (known === 0 && isOwn(text, at)) own += 1;
    at += Math.max(1, known);
  }
  return own;
};

/** `abcabcabcabc` is as good as `abc`. */
const unrepeated = (text: string): string => {
  if (!/^[\u0000-\u007f]*$/.test(text)) return text;
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
};

const leastOwn = (password: string, words: ReadonlySet<string>): number => {
  const base = unrepeated(plain(password));
  const letters = [...base].map((character) => lookAlikes[character] ?? character).join('');
  // Digits at the end are dates and counters, not look-alikes.
  const head = base.replace(/[\u0000-@[-`{-\u007f]+$/, '');
  const headLetters = [...head].map((character) => lookAlikes[character] ?? character).join('');
  const digitsAtEnd = base.length - head.length > 0 ? countOwn(base.slice(head.length), words) : 0;
  return Math.min(
    countOwn(base, words),
    countOwn(letters, words),
    countOwn(headLetters, words) + Math.min(2, digitsAtEnd),
  );
};

const wordsOf = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => [
      plain(text).replaceAll(/[^\p{L}\p{N}]/gu, ''),
      ...plain(text).split(/[^\p{L}\p{N}]+/u),
    ])
    .filter((word) => word.length >= 3);

/**
 * Refuses passwords that a guesser would try soon: common and breached ones in all their dresses (doubled, with
 * look-alike digits, with a year at the end), runs of keys, and words of the organisation or of the person. No rules
 * about kinds of characters: a password of unusual words is good as it is.
 *
 * @param known names of the organisation and of the person
 * @throws DomainError `password.too-short`, `password.too-long`, `password.common`, `password.organisation`
 */
export const checkPassword = (password: string, known: readonly string[]): void => {
  const length = [...password].length;
  if (length < LIMITS.password.least) throw new DomainError('password.too-short');
  if (length > LIMITS.password.most) throw new DomainError('password.too-long');
  if (leastOwn(password, commonWords) < ENOUGH_OF_ITS_OWN) throw new DomainError('password.common');
  const all = new Set([...commonWords, ...wordsOf(known)]);
  if (leastOwn(password, all) < ENOUGH_OF_ITS_OWN) throw new DomainError('password.organisation');
};
