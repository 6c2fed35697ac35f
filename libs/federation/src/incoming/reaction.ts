import { type Iri } from './iri.js';
import { firstOf, type JsonObject } from './json.js';
import { tagsOf } from './tags.js';

export interface Reaction {
  /** One emoji, or the name of a custom one between colons. */
  readonly emoji: string;
  readonly picture: Iri | null;
}

/** Longest sequence of one emoji (families, flags, skin tones) in UTF-16 units, with room. */
const LONGEST_EMOJI = 40;
const PICTORIAL = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const SHORTCODE = /^:([\w.@+-]{1,100}):$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const isOneEmoji = (text: string): boolean =>
  text.length <= LONGEST_EMOJI && PICTORIAL.test(text) && [...graphemes.segment(text)].length === 1;

/** The emoji in `content` of a Like or EmojiReact: one grapheme, or `:name:` with its picture among the tags. */
export const reactionOf = (raw: JsonObject): Reaction | null => {
  const content = firstOf(raw['content']);
  if (typeof content !== 'string') return null;
  if (isOneEmoji(content)) return { emoji: content, picture: null };
  const name = SHORTCODE.exec(content)?.[1];
  const emoji = name === undefined ? undefined : tagsOf(raw).emoji.find((tag) => tag.name === name);
  return emoji === undefined ? null : { emoji: content, picture: emoji.picture };
};
