import { Injectable } from '@nestjs/common';

import { canRenameThread, demand } from '#libs/access';
import type { ThreadState } from '#libs/contracts';
import { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { changeThread } from './change-thread.js';
import { findThread } from './thread-gate.js';
import { threadStateOf } from './thread-row.js';

/** Marks a thread as a question or as a discussion; a discussion keeps no accepted answer. */
@Injectable()
export class SetThreadKind {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: AccountViewer, threadId: string, kind: 'discussion' | 'question'): Promise<ThreadState> {
    const { row, place, facts } = await findThread(this.database, me, threadId);
    demand(canRenameThread(place, facts), place);
    if (row.kind === kind) return threadStateOf(row);
    const changing = { threadId, communityId: row.community_id, by: me.personId };
    return this.database.transaction((tx) =>
      changeThread(tx, changing, kind === 'discussion' ? { kind, accepted_post_id: null } : { kind }),
    );
  }
}
