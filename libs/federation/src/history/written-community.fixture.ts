import { RequestToJoin } from '#libs/communities';
import { newId } from '#libs/kernel';
import { eventually } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import type { InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, noteOf, type PeerServer, type RemoteAuthor } from '../inbox/peer.fixture.js';

const HOUR_MS = 3_600_000;
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

export type Written = Record<string, unknown> & { readonly id: string };

/** The address of a page of the list of threads. */
const pageAt = (group: RemoteAuthor, number: number): string => `${group.id}/outbox?page=${number}`;

let named = 0;

/** A community of another server, whose documents the peer serves. */
export class WrittenCommunity {
  readonly threads: Written[] = [];

  private constructor(
    private readonly peer: PeerServer,
    readonly group: RemoteAuthor,
    /** Somebody who writes there. */
    readonly author: RemoteAuthor,
  ) {}

  static async on(peer: PeerServer, host: string): Promise<WrittenCommunity> {
    named += 1;
    const group = await peer.author(`group${named}`, host, 'Group');
    return new WrittenCommunity(peer, group, await peer.author(`writer${named}`, host));
  }

  get handle(): string {
    return `!${this.group.name}@${this.group.host}`;
  }

  get outbox(): string {
    return `${this.group.id}/outbox`;
  }

  /** An address on the community's host. */
  at(path: string): string {
    return `https://${this.group.host}/${this.group.name}/${path}`;
  }

  /** A thread that its own address shows. */
  thread(more: Record<string, unknown> = {}, author = this.author): Written {
    const number = this.threads.length + 1;
    const thread = this.post(author, `<p>Thread ${number}</p>`, {
      type: 'Page',
      name: `Thread ${number}`,
      ...more,
    });
    this.threads.push(thread);
    return thread;
  }

  /** A reply that its own address shows. */
  reply(to: { readonly id: string }, more: Record<string, unknown> = {}, author = this.author): Written {
    return this.post(author, `<p>A reply</p>`, { inReplyTo: to.id, ...more });
  }

  /** Lists the threads of the community, the latest last, on pages of so many. */
  list(perPage: number): void {
    const pages = Math.max(Math.ceil(this.threads.length / perPage), 1);
    this.peer.documents.set(this.outbox, {
      id: this.outbox,
      type: 'OrderedCollection',
      totalItems: this.threads.length,
      first: pageAt(this.group, 1),
    });
    for (let number = 1; number <= pages; number += 1) {
      const items = this.threads.slice((number - 1) * perPage, number * perPage);
      this.page(
        number,
        items.map((thread) => this.passedOn(thread)),
        number < pages ? number + 1 : null,
      );
    }
  }

  /** A page of the list; `next` is the number of a page, or an address. */
  page(number: number, items: readonly unknown[], next: number | string | null): void {
    const id = pageAt(this.group, number);
    this.peer.documents.set(id, {
      id,
      type: 'OrderedCollectionPage',
      partOf: this.outbox,
      orderedItems: items,
      ...(next !== null && { next: typeof next === 'number' ? pageAt(this.group, next) : next }),
    });
  }

  /** Lists pinned threads, and says where; gives that address. */
  pin(threads: readonly Written[]): string {
    const { id } = this.group;
    const featured = this.collection(`${id}/featured`, threads);
    this.peer.documents.set(id, { ...(this.peer.documents.get(id) as object), featured });
    return featured;
  }

  /** Shows what is in it to members alone. */
  close(): void {
    const { id } = this.group;
    this.peer.documents.set(id, {
      ...(this.peer.documents.get(id) as object),
      manuallyApprovesFollowers: true,
    });
  }

  passedOn(thread: Written): Written {
    return activityOf(this.group, 'Announce', activityOf(this.author, 'Create', thread));
  }

  /** Serves a collection of posts. */
  collection(id: string, items: readonly unknown[]): string {
    this.peer.documents.set(id, {
      id,
      type: 'OrderedCollection',
      totalItems: items.length,
      orderedItems: items,
    });
    return id;
  }

  /** How often a page of the list was asked for. */
  timesAsked(number: number): number {
    return this.peer.asked.filter((url) => url === pageAt(this.group, number)).length;
  }

  /** Makes the host ask to be left alone for so many seconds when it is asked for a page; null ends that. */
  tire(number: number, seconds: number | null): void {
    const url = pageAt(this.group, number);
    if (seconds === null) this.peer.tired.delete(url);
    else this.peer.tired.set(url, seconds);
  }

  private post(author: RemoteAuthor, content: string, more: Record<string, unknown>): Written {
    const post = noteOf(author, content, {
      audience: this.group.id,
      to: [this.group.id, PUBLIC],
      published: new Date(Date.now() - HOUR_MS).toISOString(),
      ...more,
    });
    this.peer.documents.set(post.id, post);
    return post;
  }
}

/** Somebody here asks to join, and the community lets them in; gives its id here. */
export const join = async (scene: InboxScene, community: WrittenCommunity): Promise<string> => {
  const { test, peer } = scene;
  const part = <T>(type: abstract new (...parts: never[]) => T): T =>
    test.server.app.get(type as never, { strict: false });
  const person = await test.given.person();
  const actor = await part(RemoteActors).byHandle(community.handle, 'community');
  const communityId = actor?.ownerId ?? '';
  const once = { personId: person.id, key: newId(), operation: 'test', request: {} };
  await part(RequestToJoin).execute(person.viewer, communityId, '', once);
  const follow = await eventually(() => {
    const sent = peer.received.find(
      ({ activity }) =>
        activity['type'] === 'Follow' && String(activity['actor']).endsWith(`/u/${person.name}`),
    );
    if (sent === undefined) throw new Error('no Follow yet');
    return sent.activity;
  });
  await scene.settle(community.group, activityOf(community.group, 'Accept', follow));
  return communityId;
};
