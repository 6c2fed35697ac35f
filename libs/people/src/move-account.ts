import { Injectable } from '@nestjs/common';

import { Elsewhere } from '#libs/communities';
import type { TiesView } from '#libs/contracts';
import { demandNotSoleOwner, IdentityKit, provePassword } from '#libs/identity';
import { DomainError, type AccountViewer } from '#libs/kernel';

import { moveFollows } from './follows-elsewhere.js';
import { readTies } from './my-ties.js';

/** Somebody goes to another server. The account stays, to read and to take back; who follows it follows the new one. */
@Injectable()
export class MoveAccount {
  constructor(
    private readonly kit: IdentityKit,
    private readonly elsewhere: Elsewhere,
  ) {}

  /**
   * @throws DomainError `password.wrong`, `sign-in.too-many`, `password.busy`, `person.not-found-there`,
   * `move.not-named`, `move.already`, `account.sole-owner`
   */
  async execute(
    me: AccountViewer,
    { handle, currentPassword }: { readonly handle: string; readonly currentPassword: string },
    address: string,
  ): Promise<TiesView> {
    const { name } = await provePassword(this.kit, me, currentPassword, address);
    const toId = await this.elsewhere.findPerson(handle);
    if (toId === null) throw new DomainError('person.not-found-there');
    if (!(await this.elsewhere.names(toId, name))) throw new DomainError('move.not-named');
    const now = new Date();
    const { personId } = me;
    return this.kit.database.transaction(async (tx) => {
      const moved = await tx.sql
        .updateTable('person')
        .set({ moved_to_id: toId, moved_at: now })
        .where('id', '=', personId)
        .where('moved_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (moved === undefined) throw new DomainError('move.already');
      await demandNotSoleOwner(tx, personId);
      await tx.record('person.moved', { personId, toId });
      await moveFollows(tx, { fromId: personId, toId }, now);
      return readTies(tx.sql, personId);
    });
  }
}
