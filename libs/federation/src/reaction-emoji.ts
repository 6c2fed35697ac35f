import type { ReactionKind } from '#libs/database';

import type { Activity } from './incoming/documents.js';

/** How a reaction that is more than a like is written in it, as Misskey and Pleroma do (FEP-c0e0); others read a like. */
const EMOJI = {
  like: null,
  thanks: '🙏',
  celebrate: '🎉',
  insightful: '💡',
  support: '❤️',
  question: '❓',
} as const satisfies Record<ReactionKind, string | null>;

/** The emoji by which a reaction travels; null for a like, which needs none. */
export const emojiOf = (kind: ReactionKind): string | null => EMOJI[kind];

/** Colours of skin, and the choice between a drawn and a written form, leave the meaning as it is. */
const plain = (emoji: string): string => emoji.replaceAll(/[\uFE0E\uFE0F]|\p{Emoji_Modifier}/gu, '');

const KINDS: ReadonlyMap<string, ReactionKind> = new Map([
  ['👍', 'like'],
  ...Object.entries(EMOJI).flatMap(([kind, emoji]) =>
    emoji === null ? [] : [[plain(emoji), kind as ReactionKind] as const],
  ),
]);

/** The reaction that an activity is; null for an emoji that means none of those that people here have. */
export const reactionIn = (activity: Activity): ReactionKind | null => {
  if (activity.type === 'Like') return 'like';
  return activity.type === 'EmojiReact' ? (KINDS.get(plain(activity.emoji)) ?? null) : null;
};
