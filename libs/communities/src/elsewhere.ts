import { Injectable } from '@nestjs/common';

import type { Viewer } from '#libs/kernel';

/** Asks other servers for what a handle (`planning@leeds.example`) names. */
export interface AskElsewhere {
  /** Whether there is such a community, which is known here from now on. */
  community(handle: string): Promise<boolean>;
  /** The id that such a person has here from now on; null when there is none. */
  person(handle: string): Promise<string | null>;
  /** Whether the person elsewhere with this id, asked now, names the account `name` here as their own. */
  names(personId: string, name: string): Promise<boolean>;
}

/** Communities and people of other servers that nobody here has met yet. Without federation there are none. */
@Injectable()
export class Elsewhere {
  private asks: AskElsewhere | null = null;

  /** Names who asks, where this instance federates. */
  askedBy(asks: AskElsewhere): void {
    this.asks = asks;
  }

  /** Looks for the community that a reference names, where it names one elsewhere. Only people with an account make us ask. */
  async findCommunity(viewer: Viewer, reference: string): Promise<boolean> {
    if (this.asks === null || viewer.kind !== 'account' || !reference.includes('@')) return false;
    return this.asks.community(reference);
  }

  /** Looks for the person whom a handle names. */
  async findPerson(handle: string): Promise<string | null> {
    return this.asks === null ? null : this.asks.person(handle);
  }

  /** Whether anything can be asked of other servers at all. */
  get isReachable(): boolean {
    return this.asks !== null;
  }

  /** Whether the person elsewhere with this id, asked now, names the account `name` here as their own. */
  async names(personId: string, name: string): Promise<boolean> {
    return this.asks !== null && this.asks.names(personId, name);
  }
}
