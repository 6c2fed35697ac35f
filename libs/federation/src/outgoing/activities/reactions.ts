import type { Addresses } from '../addresses.js';
import type { CommunityFacts } from '../facts.js';
import type { OutgoingDocument } from '../outgoing-document.js';
import { activity, only, within, type DoneBy } from './activity.js';

/** What is reacted to; outside of a community only its author hears of it. */
export interface ReactionFacts {
  readonly object: string;
  readonly author: string;
  readonly community: CommunityFacts | null;
}

/** A reaction to a post. */
export const like = (
  addresses: Addresses,
  by: DoneBy,
  { object, author, community }: ReactionFacts,
): OutgoingDocument =>
  activity(addresses, 'like', by, {
    object,
    ...(community === null ? only(author) : within(community)),
  });
