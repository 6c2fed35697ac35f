import type { RelayedFrame, RelayedMove } from './relayed.js';
import { rooms } from './rooms.js';

interface Head {
  /** Number of the last event that this process sent to its sockets. */
  told: number;
  /** Number of the last event in the database when we last looked. */
  stored: number;
  /** Not seen by a comparison yet, which may have begun before it. */
  isNew: boolean;
}

/** A stream whose followers here were not told everything: events after `told` are owed to them, up to `stored`. */
export interface Owed {
  readonly id: string;
  readonly told: number;
  readonly stored: number;
}

/** Streams of one kind that somebody follows in this process, and how far their followers were told. */
export class StreamHeads {
  private readonly heads = new Map<string, Head>();

  /** A frame of this stream went out. */
  told(id: string, seq: number): void {
    const head = this.heads.get(id);
    if (head !== undefined && head.told < seq) head.told = seq;
  }

  /** A new follower knows the stream up to `seq`. */
  begin(id: string, seq: number): void {
    const head = this.heads.get(id);
    if (head === undefined) this.heads.set(id, { told: seq, stored: seq, isNew: true });
    else head.told = Math.min(head.told, seq);
  }

  /** Somebody else knows that the stream is at `seq`. */
  moved(id: string, seq: number): void {
    const head = this.heads.get(id);
    if (head !== undefined) head.stored = Math.max(head.stored, seq);
  }

  /**
   * Takes what the database has now. Owed is what was there already when we looked last: a younger event may still be
   * on its way. Streams that are not among `found` are forgotten.
   */
  compare(found: ReadonlyMap<string, number>): Owed[] {
    for (const [id, head] of this.heads) {
      if (!found.has(id) && !head.isNew) this.heads.delete(id);
      head.isNew = false;
    }
    return [...found].flatMap(([id, seq]): Owed[] => {
      const head = this.heads.get(id) ?? { told: seq, stored: seq, isNew: false };
      const owes = head.told < head.stored;
      this.heads.set(id, { ...head, stored: seq });
      return owes ? [{ id, told: head.told, stored: seq }] : [];
    });
  }
}

/** The newest activity of each followed community, to notice hints that were lost. */
class CommunityHeads {
  private readonly heads = new Map<string, { told: string; stored: string }>();

  told(communityId: string, newest: string): void {
    const head = this.heads.get(communityId);
    if (head !== undefined) head.told = newest;
  }

  /** As `StreamHeads.compare`: gives the communities whose newest activity was not told. */
  compare(found: ReadonlyMap<string, string>): string[] {
    for (const id of this.heads.keys()) if (!found.has(id)) this.heads.delete(id);
    return [...found].flatMap(([id, newest]): string[] => {
      const head = this.heads.get(id) ?? { told: newest, stored: newest };
      const owes = head.stored === newest && head.told !== newest;
      this.heads.set(id, { told: owes ? newest : head.told, stored: newest });
      return owes ? [id] : [];
    });
  }
}

/** Everything that this process told its sockets, kept up by the emitter. */
export class Heads {
  readonly threads = new StreamHeads();
  readonly people = new StreamHeads();
  readonly communities = new CommunityHeads();

  frame({ room, event, frame }: RelayedFrame): void {
    const threadId = event === 'thread' ? rooms.threadOf(room) : null;
    const personId = event === 'me' ? rooms.personOf(room) : null;
    if (threadId !== null) this.threads.told(threadId, (frame as { seq: number }).seq);
    if (personId !== null) this.people.told(personId, (frame as { seq: number }).seq);
    if (event === 'community') {
      const hint = frame as { communityId: string; threadId: string; seq: number };
      this.communities.told(hint.communityId, `${hint.threadId}:${hint.seq}`);
    }
  }

  /** Nobody is here: nobody was told anything. */
  forget(): void {
    for (const heads of [this.threads, this.people, this.communities]) heads.compare(new Map());
  }

  moved({ stream, id, seq }: RelayedMove): void {
    (stream === 'thread' ? this.threads : this.people).moved(id, seq);
  }
}
