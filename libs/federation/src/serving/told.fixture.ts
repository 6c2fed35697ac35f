import {
  canRead,
  canReadPost,
  canSeeCard,
  canSeeField,
  canSeeMembers,
  standingAt,
  visibilityOf,
  type CommunityFacts,
  type Place,
} from '#libs/access';
import { personOf, type Viewer } from '#libs/kernel';

import { markOf } from './marks.fixture.js';
import type { PersonRow, PostRow, StoredFacts } from './stored-facts.fixture.js';

/** All that one viewer may be told, by the gate's functions on the stored facts, in memory. */
export interface Told {
  /** Communities of which they know that they are there, and those that they read. */
  readonly communities: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  /** Communities of which they see who belongs to them. */
  readonly membersOf: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  /** Threads that are there. */
  readonly threads: ReadonlySet<string>;
  /** Posts, of anybody, whose words they may read. */
  readonly readable: ReadonlySet<string>;
  /** Posts of people here that are there, and those of which they may know that they were. */
  readonly whole: ReadonlySet<string>;
  readonly remains: ReadonlySet<string>;
  /** Every mark, name and id that may occur in what they are told. */
  readonly marks: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

const setOf = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  holds: (row: Row) => boolean,
): ReadonlySet<string> => new Set(rows.filter(holds).map(({ id }) => id));

/** The server on whose behalf somebody asks. */
const serverOf = (viewer: Viewer): string | null =>
  viewer.kind === 'remote-instance' || viewer.kind === 'remote-person' ? viewer.instanceId : null;

/** What anybody could read leaves a sign that it was there. */
export const leavesTombstone = ({ deletedAt, visibility }: CommunityFacts): boolean =>
  deletedAt !== null && (visibility === 'public' || visibility === 'unlisted');

/** One viewer among the stored facts. */
export class Onlooking {
  private readonly places: ReadonlyMap<string, Place>;
  private readonly read: ReadonlySet<string>;
  private readonly isActive: boolean;

  constructor(
    private readonly facts: StoredFacts,
    private readonly viewer: Viewer,
  ) {
    this.isActive = facts.people.find(({ id }) => id === personOf(viewer))?.isActive ?? true;
    this.places = new Map(facts.communities.map((community) => [community.id, this.placeIn(community)]));
    this.read = setOf(facts.communities, ({ id }) => canRead(this.place(id)));
  }

  told(): Told {
    const { communities, threads, posts, people } = this.facts;
    const known = setOf(communities, ({ id }) => this.knows(id));
    const readable = setOf(posts, (post) => this.readsPost(post));
    const whole = setOf(posts, (post) => this.isTold(post) && this.isThere(post));
    const content = {
      communities: known,
      read: this.read,
      membersOf: setOf(communities, ({ id }) => canSeeMembers(this.place(id))),
      threads: setOf(threads, (thread) => thread.deletedAt === null && this.read.has(thread.communityId)),
      readable,
      whole,
      remains: setOf(posts, (post) => this.isTold(post) && !this.isThere(post)),
      people: setOf(people, (person) => this.isKnown(person, readable)),
    };
    return { ...content, marks: this.marks(content), names: this.names(content), ids: this.ids(content) };
  }

  private place(communityId: string): Place {
    const place = this.places.get(communityId);
    if (place === undefined) throw new Error('There is no such community.');
    return place;
  }

  private placeIn(community: StoredFacts['communities'][number]): Place {
    const { memberships, bans, now } = this.facts;
    const viewerId = personOf(this.viewer);
    const isTheirs = (row: { readonly communityId: string; readonly personId: string }): boolean =>
      row.communityId === community.id && row.personId === viewerId;
    const stored = {
      membership: memberships.find(isTheirs) ?? null,
      ban: bans.find(isTheirs) ?? null,
      active: this.isActive,
      hasMoved: false,
    };
    return { viewer: this.viewer, community, standing: standingAt(now, stored) };
  }

  /** Whoever sees the card; and who is asked in, their server, and the server of a member. */
  private knows(communityId: string): boolean {
    const place = this.place(communityId);
    if (canSeeCard(place)) return true;
    if (place.community.deletedAt !== null) return false;
    return this.isServerOfMembers(communityId) || (this.isActive && this.isAsked(communityId));
  }

  private isServerOfMembers(communityId: string): boolean {
    if (this.viewer.kind !== 'remote-instance') return false;
    const { instanceId } = this.viewer;
    return this.facts.current.some(
      ({ communityId: id, person }) =>
        id === communityId && person.instanceId === instanceId && person.isActive,
    );
  }

  private isAsked(communityId: string): boolean {
    const { kind } = this.viewer;
    return this.facts.invitations.some(
      ({ communityId: id, guest }) =>
        id === communityId &&
        (kind === 'remote-person'
          ? guest.id === personOf(this.viewer)
          : kind === 'remote-instance' && guest.instanceId === serverOf(this.viewer)),
    );
  }

  private readsPost(post: PostRow): boolean {
    return canReadPost(this.place(post.communityId), post.thread, post);
  }

  private isTold({ isOurs, communityId }: PostRow): boolean {
    return isOurs && this.read.has(communityId);
  }

  private isThere({ deletedAt, thread }: PostRow): boolean {
    return deletedAt === null && thread.deletedAt === null;
  }

  /** Whoever wrote or hosts what they read, whom they meet, and who has turned to them or to their server. */
  private isKnown(person: PersonRow, readable: ReadonlySet<string>): boolean {
    const { posts, current, ties, invitations } = this.facts;
    const server = serverOf(this.viewer);
    if (!this.isActive) return false;
    return (
      posts.some(({ id, authorId }) => authorId === person.id && readable.has(id)) ||
      current.some((held) => held.person.id === person.id && this.meets(held)) ||
      ties.some(({ followerId, to }) => followerId === person.id && this.sees(to)) ||
      (server !== null &&
        invitations.some(({ hostId, guest }) => hostId === person.id && guest.instanceId === server))
    );
  }

  private meets({ communityId, role }: StoredFacts['current'][number]): boolean {
    const place = this.place(communityId);
    if ((role === 'owner' || role === 'facilitator') && this.read.has(communityId)) return true;
    if (this.viewer.kind === 'remote-person') return canSeeMembers(place);
    if (this.viewer.kind !== 'remote-instance' || place.community.deletedAt !== null) return false;
    return place.community.instanceId === this.viewer.instanceId || this.isServerOfMembers(communityId);
  }

  private sees({ kind, id, instanceId }: StoredFacts['ties'][number]['to']): boolean {
    return kind === 'person' || instanceId === serverOf(this.viewer) || this.read.has(id);
  }

  private showsPortrait({ id, chosen }: PersonRow): boolean {
    const viewerId = personOf(this.viewer) ?? '';
    const { together, partners } = this.facts;
    const mine = together.get(viewerId) ?? new Set<string>();
    const standing = {
      viewer: this.viewer,
      active: this.isActive,
      isSelf: viewerId === id,
      sharesCommunity: [...(together.get(id) ?? [])].some((communityId) => mine.has(communityId)),
      isPartner: partners.has(serverOf(this.viewer) ?? ''),
    };
    return canSeeField(standing, visibilityOf(chosen, 'picture'));
  }

  private marks(told: Omit<Told, 'marks' | 'names' | 'ids'>): ReadonlySet<string> {
    const { communities, people, threads, posts, files, films } = this.facts;
    const isIn = (ids: ReadonlySet<string>) => (row: { readonly id: string }) => ids.has(row.id);
    const isOfWhole = ({ postId }: { readonly postId: string }) => told.whole.has(postId);
    return new Set([
      ...communities.filter(isIn(told.communities)).map(({ id }) => markOf('card', id)),
      ...communities.filter(isIn(told.read)).map(({ id }) => markOf('about', id)),
      ...people.filter(isIn(told.people)).map(({ id }) => markOf('person', id)),
      ...people.filter((row) => this.showsPortrait(row)).map(({ id }) => markOf('portrait', id)),
      ...threads.filter(isIn(told.threads)).map(({ id }) => markOf('title', id)),
      ...posts.filter(isIn(told.whole)).map(({ id }) => markOf('words', id)),
      ...files.filter(isOfWhole).map(({ id }) => markOf('file', id)),
      ...films.filter(isOfWhole).map(({ id }) => markOf('film', id)),
    ]);
  }

  /** Names stand on pages beside every post of a thread that is there, and in its words. */
  private names(told: Omit<Told, 'marks' | 'names' | 'ids'>): ReadonlySet<string> {
    const { communities, posts, mentions, nameOf } = this.facts;
    const shown = posts.filter(({ thread }) => told.threads.has(thread.id));
    const ids = [
      ...told.communities,
      ...told.people,
      ...shown.map(({ authorId }) => authorId),
      ...mentions.filter(({ postId }) => told.whole.has(postId)).map(({ targetId }) => targetId),
      ...communities.filter(leavesTombstone).map(({ id }) => id),
    ];
    return new Set(ids.map((id) => nameOf.get(id) ?? ''));
  }

  private ids(told: Omit<Told, 'marks' | 'names' | 'ids'>): ReadonlySet<string> {
    const { posts, files, films, people } = this.facts;
    return new Set([
      ...told.threads,
      ...told.whole,
      ...told.remains,
      ...posts.filter(({ thread }) => told.threads.has(thread.id)).map(({ id }) => id),
      ...[...files, ...films].filter(({ postId }) => told.whole.has(postId)).map(({ id }) => id),
      ...people.filter((row) => this.showsPortrait(row)).map(({ portraitId }) => portraitId),
    ]);
  }
}
