import { Injectable } from '@nestjs/common';

import type { AccountViewer } from '#libs/kernel';

import { IdentityKit } from '../identity-kit.js';
import { endSessions } from '../sessions/end-sessions.js';

/** Ends the session of this browser. */
@Injectable()
export class SignOut {
  constructor(private readonly kit: IdentityKit) {}

  async execute(me: AccountViewer): Promise<void> {
    await this.kit.database.transaction((tx) => endSessions(tx, me.personId, { only: [me.sessionId] }));
  }
}
