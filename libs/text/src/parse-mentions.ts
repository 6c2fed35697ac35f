import type MarkdownIt from 'markdown-it';
import type { StateInline } from 'markdown-it';

import { mentionAt, mentionKey, type MentionName, type MentionTarget } from './mentions.js';

/** Looks up a mention; null leaves it as plain text. */
export type ResolveMention = (mention: MentionName) => MentionTarget | null;

/** What one run of the parser knows and finds. */
export type MentionRun = {
  readonly resolve: ResolveMention;
  readonly found: Map<string, MentionName>;
};

/** Different people and communities that one text may name. */
export const MOST_MENTIONS = 200;

const pushLink = (state: StateInline, target: MentionTarget, words: string): void => {
  state.push('link_open', 'a', 1).attrs = [['href', target.href]];
  state.push('text', '', 0).content = words;
  state.push('link_close', 'a', -1);
};

/** Teaches the parser `@person`, `!community` and both with `@host`; code and the words of links are left alone. */
export const parseMentions = (parser: InstanceType<typeof MarkdownIt>): void => {
  parser.inline.ruler.before('link', 'mention', (state, silent) => {
    const sign = state.src[state.pos];
    if ((sign !== '@' && sign !== '!') || state.linkLevel > 0) return false;
    const read = mentionAt(state.src, state.pos);
    if (read === null) return false;
    const { resolve, found } = state.env as unknown as MentionRun;
    const target = found.size < MOST_MENTIONS ? resolve(read.mention) : null;
    if (target === null) return false;
    if (!silent) {
      found.set(mentionKey(read.mention), read.mention);
      pushLink(state, target, `${sign}${target.label}`);
    }
    state.pos += read.length;
    return true;
  });
};
