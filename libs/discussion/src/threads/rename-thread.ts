import { Injectable } from '@nestjs/common';

import { canRenameThread, demand } from '#libs/access';
import type { ThreadState } from '#libs/contracts';
import { Database } from '#libs/database';
import type { PersonViewer } from '#libs/kernel';

import { changeThread } from './change-thread.js';
import { findThread } from './thread-gate.js';
import { threadStateOf } from './thread-row.js';

/** Gives a thread another title. */
@Injectable()
export class RenameThread {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: PersonViewer, threadId: string, title: string): Promise<ThreadState> {
    const { row, place, facts } = await findThread(this.database, me, threadId);
    demand(canRenameThread(place, facts), place);
    if (row.title === title) return threadStateOf(row);
    const changing = { threadId, communityId: row.community_id, by: me.personId };
    return this.database.transaction((tx) => changeThread(tx, changing, { title }));
  }
}
