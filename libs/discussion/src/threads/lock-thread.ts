import { Inject, Injectable } from '@nestjs/common';

import { canModerate, demand } from '#libs/access';
import type { ThreadState } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, type Clock, type PersonViewer } from '#libs/kernel';

import { changeThread } from './change-thread.js';
import { findThread } from './thread-gate.js';
import { threadStateOf } from './thread-row.js';

/** Closes a thread to new posts, or opens it again. */
@Injectable()
export class LockThread {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: PersonViewer, threadId: string, locked: boolean): Promise<ThreadState> {
    const { row, place, facts } = await findThread(this.database, me, threadId);
    demand(canModerate(place) && facts.deletedAt === null, place);
    if ((row.locked_at !== null) === locked) return threadStateOf(row);
    const changing = { threadId, communityId: row.community_id, by: me.personId };
    return this.database.transaction((tx) =>
      changeThread(tx, changing, { locked_at: locked ? this.clock.now() : null }),
    );
  }
}
