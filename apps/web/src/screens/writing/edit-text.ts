import { LONGEST_HANDLE } from '#libs/kernel';

/** A text with the part of it that is marked, or the place where the next letter goes. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type Format = 'bold' | 'italic' | 'code' | 'link' | 'quote' | 'list';

const around = ({ text, start, end }: Marked, sign: string): Marked => {
  const inner = text.slice(start, end);
  const isAround = text.slice(start - sign.length, start) === sign && text.startsWith(sign, end);
  if (isAround) {
    return {
      text: text.slice(0, start - sign.length) + inner + text.slice(end + sign.length),
      start: start - sign.length,
      end: end - sign.length,
    };
  }
  return {
    text: text.slice(0, start) + sign + inner + sign + text.slice(end),
    start: start + sign.length,
    end: end + sign.length,
  };
};

/** Puts a sign before each line that is marked, or takes it away when all of them have it. */
const eachLine = ({ text, start, end }: Marked, sign: string): Marked => {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
  const lines = text.slice(from, to).split('\n');
  const hasAll = lines.every((line) => line.startsWith(sign));
  const changed = lines.map((line) => (hasAll ? line.slice(sign.length) : sign + line)).join('\n');
  const grown = changed.length - (to - from);
  const step = hasAll ? -sign.length : sign.length;
  return {
    text: text.slice(0, from) + changed + text.slice(to),
    start: Math.max(from, start + step),
    end: end + grown,
  };
};

const link = ({ text, start, end }: Marked): Marked => {
  const words = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const made = isAddress ? `[](${words})` : `[${words}](https://)`;
  const at = isAddress ? start + 1 : start + words.length + 3;
  return { text: text.slice(0, start) + made + text.slice(end), start: at, end: isAddress ? at : at + 8 };
};

const FORMATS = {
  bold: (marked) => around(marked, '**'),
  italic: (marked) => around(marked, '_'),
  code: (marked) => around(marked, '`'),
  link,
  quote: (marked) => eachLine(marked, '> '),
  list: (marked) => eachLine(marked, '- '),
} as const satisfies Record<Format, (marked: Marked) => Marked>;

/** Applies a format to the marked part, as the button of the toolbar does. */
export const applyFormat = (marked: Marked, format: Format): Marked => FORMATS[format](marked);

/** Puts the sign of a mention where the next letter goes. */
export const beginMention = ({ text, start, end }: Marked): Marked => {
  const before = text.slice(0, start);
  const sign = before === '' || /\s$/.test(before) ? '@' : ' @';
  const at = start + sign.length;
  return { text: before + sign + text.slice(end), start: at, end: at };
};

const BEGUN = new RegExp(`(?:^|[\\s([{"'>])([@!])([\\p{L}\\p{N}_.@-]{0,${LONGEST_HANDLE}})$`, 'u');

/** The mention that is being typed before the cursor: from its `@` on, or `null`. */
export const mentionBefore = (text: string, cursor: number): { at: number; query: string } | null => {
  const found = BEGUN.exec(text.slice(0, cursor));
  if (found === null) return null;
  const query = found[2] ?? '';
  return { at: cursor - query.length - 1, query };
};
