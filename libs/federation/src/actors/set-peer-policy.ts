import { Injectable } from '@nestjs/common';

import { Database } from '#libs/database';
import { DomainError, systemClock, type AccountViewer } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

import { PeerPolicy, type Policy } from './peer-policy.js';
import { holdInstance } from './peer-rows.js';

const NAME = /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** The host that somebody named, in its canonical spelling. @throws DomainError `partner.no-host` */
export const hostToDecide = (text: string): string => {
  const host = canonicalHost(text);
  if (host === null || !NAME.test(host)) throw new DomainError('partner.no-host');
  return host;
};

/** Decides about another instance, also before it was ever heard of. */
@Injectable()
export class SetPeerPolicy {
  constructor(
    private readonly database: Database,
    private readonly peers: PeerPolicy,
  ) {}

  /**
   * @param text the host in any spelling
   * @throws DomainError `not-allowed` unless an administrator decides; `partner.no-host`, `partner.own-host`
   */
  async execute(me: AccountViewer, text: string, policy: Policy): Promise<void> {
    if (me.role !== 'admin') throw new DomainError('not-allowed');
    const host = hostToDecide(text);
    await this.database.transaction(async (tx) => {
      const instance = await holdInstance(tx, host, systemClock.now());
      if (instance.isLocal) throw new DomainError('partner.own-host');
      const changed = await tx.sql
        .updateTable('peer')
        .set({ policy })
        .where('instance_id', '=', instance.id)
        .where('policy', '<>', policy)
        .returning('instance_id')
        .executeTakeFirst();
      if (changed === undefined) return;
      await tx.record('peer.policy-changed', { instanceId: instance.id, host, policy, by: me.personId });
    });
    this.peers.forget();
  }
}
