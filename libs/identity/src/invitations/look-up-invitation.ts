import { Injectable } from '@nestjs/common';

import type { lookUpInvitation, OperationAnswer } from '#libs/contracts';
import { Database } from '#libs/database';
import { DomainError } from '#libs/kernel';

import { findOpenInvitation } from './find-open-invitation.js';

/** Says what an invitation link offers. */
@Injectable()
export class LookUpInvitation {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `link.ended` */
  async execute(token: string): Promise<OperationAnswer<typeof lookUpInvitation>> {
    const invitation = await findOpenInvitation(this.database.sql, token);
    if (invitation === undefined) throw new DomainError('link.ended');
    const { email, invitedBy, communityTitle, expiresAt } = invitation;
    return { email, invitedBy, communityTitle, expiresAt: expiresAt.toISOString() };
  }
}
