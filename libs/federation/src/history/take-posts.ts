import type { Database } from '#libs/database';
import { LIMITS } from '#libs/kernel';

import { releaseAwaiting } from '../inbox/conclude-activity.js';
import { fetchHeard, type Heard } from '../inbox/fetch-heard.js';
import type { CommunityAt } from '../inbox/find-communities.js';
import { findPosts } from '../inbox/find-posts.js';
import type { ActivityHandler } from '../inbox/handle-activity.js';
import { isApplied, unreachable } from '../inbox/outcome.js';
import type { Content } from '../incoming/documents.js';
import { hostOf, sameHost, type Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import { refetch } from '../trust/admission.js';
import { admitFetched } from '../trust/admit-fetched.js';
import type { KnownObject } from '../trust/facts.js';
import { HostRests, type HistoryFetch } from './history-fetch.js';
import { listedBy, type Listed } from './listed-posts.js';

/** The community elsewhere that is read, and what reading it may still cost. */
export interface Reading {
  readonly community: CommunityAt;
  readonly fetch: HistoryFetch;
}

interface Absent {
  readonly kind: 'absent';
  readonly because: string;
  /** It may be had later. */
  readonly isForNow: boolean;
}

/** A post that is here now; `root` is what opens its thread, where that was taken with it. */
export type Taken =
  | { readonly kind: 'here'; readonly content: Content; readonly root: Content | null }
  | Absent;

type Found = { readonly kind: 'content'; readonly content: Content } | Absent;

export interface TakePostsParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly handler: Pick<ActivityHandler, 'takeListed'>;
}

const absent = (because: string, isForNow = false): Absent => ({ kind: 'absent', because, isForNow });

const foundIn = (heard: Exclude<Heard, { readonly kind: 'activity' }>): Found => {
  if (heard.kind === 'content') return heard;
  if (heard.kind === 'gone') return absent('gone');
  return absent(heard.outcome.because, heard.outcome.kind === 'later');
};

const meaningOf = (admission: ReturnType<typeof admitFetched>, content: Content): Found => {
  if (admission.kind === 'take') return { kind: 'content', content };
  return absent(admission.kind === 'refetch' ? 'not-the-address' : admission.because);
};

/**
 * Takes in single posts of a community elsewhere by the rules for what that community passes on: each is what its own host
 * shows, and those that it answers come first where they are not here.
 */
export class TakePosts {
  constructor(private readonly parts: TakePostsParts) {}

  /** Taking one again changes nothing. @throws HostRests of the community's host, TurnOver */
  async take(listed: Listed, reading: Reading): Promise<Taken> {
    const way: Content[] = [];
    let next: Listed | null = listed;
    while (next !== null) {
      const { iri } = next;
      if (way.some(({ id }) => id === iri)) return absent('circular');
      if (way.length >= LIMITS.federation.history.depth) return absent('too-deep');
      const found: Found = await this.find(next, reading);
      if (found.kind === 'absent') return found;
      way.push(found.content);
      next = await this.missingAbove(found.content);
    }
    return this.takeDown(way, reading);
  }

  /** The posts among these that are here. */
  async here(iris: readonly Iri[]): Promise<ReadonlySet<Iri>> {
    const { database, addresses } = this.parts;
    return new Set((await findPosts(database.sql, addresses, iris)).keys());
  }

  private async missingAbove({ inReplyTo }: Content): Promise<Listed | null> {
    if (inReplyTo === null || hostOf(inReplyTo) === this.parts.addresses.host) return null;
    return (await this.here([inReplyTo])).has(inReplyTo) ? null : { iri: inReplyTo, content: null };
  }

  /** The id of an activity leads to the post that it is about, once. */
  private async find(listed: Listed, reading: Reading, mayLead = true): Promise<Found> {
    const { database, addresses } = this.parts;
    const { iri, content } = listed;
    if (hostOf(iri) === addresses.host) return absent('ours');
    const stored = (await findPosts(database.sql, addresses, [iri])).get(iri)?.known;
    if (content !== null && isOfHome(content, reading.community)) {
      const fetched = { url: content.id, again: true, ownHost: addresses.host, stored };
      return meaningOf(admitFetched(content, fetched), content);
    }
    const heard = await this.hear(iri, stored, reading);
    if (heard.kind !== 'activity') return foundIn(heard);
    const [made] = listedBy(heard.activity);
    return made === undefined || !mayLead ? absent('not-content') : this.find(made, reading, false);
  }

  /** Another host that asks to be left alone does not hold up the whole. */
  private async hear(iri: Iri, stored: KnownObject | undefined, reading: Reading): Promise<Heard> {
    const { fetch, community } = reading;
    const question = {
      refetch: refetch(iri, 'object', community.iri),
      stored,
      ownHost: this.parts.addresses.host,
      budget: fetch.budget,
    };
    try {
      return await fetchHeard(fetch, question);
    } catch (error) {
      const isElsewhere = error instanceof HostRests && error.host !== hostOf(community.iri);
      if (!isElsewhere) throw error;
      return { kind: 'outcome', outcome: unreachable('host-rests') };
    }
  }

  /** From the one furthest up. Activities that waited for any of them go on. */
  private async takeDown(way: readonly Content[], { community, fetch }: Reading): Promise<Taken> {
    const { handler, database } = this.parts;
    for (const content of way.toReversed()) {
      const outcome = await handler.takeListed(content, community, fetch.budget);
      if (!isApplied(outcome))
        return absent(outcome.because, outcome.kind === 'later' && outcome.awaits === null);
      await database.transaction((tx) => releaseAwaiting(tx, [content.id]));
    }
    const [content, top] = [way[0], way.at(-1)];
    if (content === undefined || top === undefined) return absent('not-content');
    return { kind: 'here', content, root: top.inReplyTo === null ? top : null };
  }
}

/** Whether the community's own server stands for what it shows: for its own people, as in what it passes on. */
const isOfHome = ({ id, author }: Content, { iri }: CommunityAt): boolean =>
  author !== null && sameHost(id, iri) && sameHost(author, iri);
