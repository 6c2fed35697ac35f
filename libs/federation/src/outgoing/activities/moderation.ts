import type { Addresses } from '../addresses.js';
import { CONTEXTS } from '../contexts.js';
import type { CommunityFacts } from '../facts.js';
import type { OutgoingDocument } from '../outgoing-document.js';
import { embedded, timestamp } from '../parts.js';
import { activity, only, within, type DoneBy } from './activity.js';

/** Something in a community, and the collection of the community that it goes into or out of. */
export interface CollectionChange {
  readonly community: CommunityFacts;
  readonly object: string;
  /** The address of its moderators, or of its featured posts. */
  readonly target: string;
}

const changed = ({ community, object, target }: CollectionChange): OutgoingDocument => ({
  object,
  target,
  ...within(community),
});

/** Makes somebody a moderator, or pins a thread. */
export const add = (addresses: Addresses, by: DoneBy, change: CollectionChange): OutgoingDocument =>
  activity(addresses, 'add', by, changed(change));

export const remove = (addresses: Addresses, by: DoneBy, change: CollectionChange): OutgoingDocument =>
  activity(addresses, 'remove', by, changed(change));

export interface LockFacts {
  readonly community: CommunityFacts;
  readonly object: string;
  /** Empty where none was given. */
  readonly reason: string;
}

const because = (reason: string): OutgoingDocument => (reason === '' ? {} : { summary: reason });

/** Closes a thread for replies; `undo` opens it again. */
export const lock = (
  addresses: Addresses,
  by: DoneBy,
  { community, object, reason }: LockFacts,
): OutgoingDocument => activity(addresses, 'lock', by, { object, ...within(community), ...because(reason) });

export interface BanFacts {
  readonly community: CommunityFacts;
  readonly person: string;
  readonly reason: string;
  /** Null: until it is lifted. */
  readonly until: Date | null;
  /** Whether what the person wrote in the community goes too. */
  readonly removeData: boolean;
}

/** Lemmy reads `endTime`, Mbin and older Lemmy `expires`. */
const ends = (until: Date | null): OutgoingDocument =>
  until === null ? {} : { endTime: timestamp(until), expires: timestamp(until) };

/** Bans somebody from a community; `undo` lifts the ban. */
export const block = (
  addresses: Addresses,
  by: DoneBy,
  { community, person, reason, until, removeData }: BanFacts,
): OutgoingDocument =>
  activity(addresses, 'block', by, {
    object: person,
    target: community.id,
    removeData,
    ...within(community),
    ...because(reason),
    ...ends(until),
  });

/** A report of a post and its author. */
export interface ReportFacts {
  readonly post: string;
  readonly author: string;
  readonly community: CommunityFacts | null;
  readonly reason: string;
}

/** Lemmy and PieFed read one object, Mastodon and others need the account too; Lemmy wants exactly one recipient. */
const reported = ({ post, author, community }: ReportFacts): OutgoingDocument =>
  community === null
    ? { object: [author, post], ...only(author) }
    : { object: post, ...only(community.id), audience: community.id };

/** Reports a post: to those who look after the community, or where there is none to its author's instance. */
export const flag = (addresses: Addresses, by: DoneBy, facts: ReportFacts): OutgoingDocument =>
  activity(addresses, 'flag', by, { ...reported(facts), summary: facts.reason, content: facts.reason });

/** What became of a report, and what is told to whoever made it. */
export interface OutcomeFacts {
  /** The report as it came. */
  readonly report: OutgoingDocument;
  readonly outcome: 'removed' | 'acted' | 'no-action';
  /** Empty where nothing was written. */
  readonly note: string;
}

/** Says that a report was dealt with, and how, to whom it had gone. */
export const resolve = (
  addresses: Addresses,
  by: DoneBy,
  { report, outcome, note }: OutcomeFacts,
): OutgoingDocument =>
  activity(addresses, 'resolve', by, {
    '@context': CONTEXTS.outcome,
    object: embedded(report),
    to: report['to'],
    cc: [],
    audience: report['audience'],
    outcome,
    ...because(note),
  });
