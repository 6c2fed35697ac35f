import type { ActivityKind, Addresses } from '../addresses.js';
import type { CommunityFacts } from '../facts.js';
import type { OutgoingDocument } from '../outgoing-document.js';
import { activity, only, within, type DoneBy } from './activity.js';

/** What is reacted to; outside of a community only its author hears of it. */
export interface ReactionFacts {
  readonly object: string;
  readonly author: string;
  readonly community: CommunityFacts | null;
}

const reaction =
  (kind: ActivityKind) =>
  (addresses: Addresses, by: DoneBy, { object, author, community }: ReactionFacts): OutgoingDocument =>
    activity(addresses, kind, by, {
      object,
      ...(community === null ? only(author) : within(community)),
    });

export const like = reaction('like');

export const dislike = reaction('dislike');

const emojiReaction = reaction('emoji-react');

/** A reaction with one emoji (FEP-c0e0). */
export const emojiReact = (
  addresses: Addresses,
  by: DoneBy,
  facts: ReactionFacts & { readonly emoji: string },
): OutgoingDocument => ({ ...emojiReaction(addresses, by, facts), content: facts.emoji });
