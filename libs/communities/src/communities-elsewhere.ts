import { Injectable } from '@nestjs/common';

import type { Viewer } from '#libs/kernel';

/** Asks another server for the community `planning@leeds.example`; tells whether it is known here now. */
export type AskElsewhere = (handle: string) => Promise<boolean>;

/** Communities of other servers that nobody here has seen yet. Without federation there are none. */
@Injectable()
export class CommunitiesElsewhere {
  private ask: AskElsewhere | null = null;

  /** Names who asks, where this instance federates. */
  askedBy(ask: AskElsewhere): void {
    this.ask = ask;
  }

  /** Asks for what a reference names, where it names something elsewhere. Only people with an account make us ask. */
  async find(viewer: Viewer, reference: string): Promise<boolean> {
    if (this.ask === null || viewer.kind !== 'account' || !reference.includes('@')) return false;
    return this.ask(reference);
  }
}
