const SYLLABLES = [
  'ba',
  'cor',
  'den',
  'fil',
  'gam',
  'hol',
  'jun',
  'kel',
  'lor',
  'mup',
  'nar',
  'pel',
  'rin',
  'sol',
];
const WORDS = 20_000;

/** The same numbers in every run (a linear congruential generator, Numerical Recipes). */
export const repeatable = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Four syllables: 14^4 words, of which no two are alike to the English stemmer. */
const wordOf = (rank: number): string => {
  let rest = rank;
  let word = '';
  for (let at = 0; at < 4; at += 1) {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return `${word}k`;
};

const VOCABULARY = Array.from({ length: WORDS }, (_, rank) => wordOf(rank));

/** Found in some 0.02 %, 1 % and 88 % of all posts. */
export const SAMPLE_WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['rare', [15_000, 15_100, 15_200, 15_300].map((rank) => VOCABULARY[rank] ?? '')],
  ['medium', [290, 300, 310, 320].map((rank) => VOCABULARY[rank] ?? '')],
  ['very common', [0, 1, 2, 3].map((rank) => VOCABULARY[rank] ?? '')],
];

/** A text whose words are as frequent as those of a language are (Zipf's law). */
export const madeUpText = (random: () => number, words: number): string =>
  Array.from({ length: words }, () => VOCABULARY[Math.floor(WORDS ** random()) - 1]).join(' ');
