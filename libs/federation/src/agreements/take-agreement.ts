import { sql } from 'kysely';

import type { Database, Transaction } from '#libs/database';
import { newId, type Clock } from '#libs/kernel';

import type { PeerPolicy } from '../actors/peer-policy.js';
import type { Doing } from '../inbox/handlers/handling.js';
import { applied, ignored, refused, type Outcome } from '../inbox/outcome.js';
import { hostOf, type Iri } from '../incoming/iri.js';
import type { ActivityOf } from '../trust/admission.js';
import { factOf, findAgreements, holdAgreement } from './agreement-rows.js';
import { finishAgreement, putInForce, refuseAgreement } from './settle-agreement.js';

export interface TakeAgreementParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly ownHost: string;
  readonly policy: Pick<PeerPolicy, 'forget'>;
}

/** Only whom an administrator decided about may propose something. */
const isExpected = async (tx: Transaction, instanceId: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from peer where instance_id = ${instanceId} and policy in ('expected', 'allowed', 'silenced')
    for no key update`.execute(tx.sql);
  return rows.length > 0;
};

/** What another instance proposes to this one, and how it answers what this one proposed. */
export class TakeAgreement {
  constructor(private readonly parts: TakeAgreementParts) {}

  /** A proposal takes the place of an earlier one that is still open. */
  async takeOffer(offer: ActivityOf<'Offer'>, { actor }: Doing): Promise<Outcome> {
    const { ownHost, database } = this.parts;
    const { id } = offer;
    if (id === null) return refused('id-missing');
    if (actor.kind !== 'instance') return refused('not-an-instance');
    const hosts = [ownHost, hostOf(actor.uri)];
    if (!offer.agreement.communities.every((iri) => hosts.includes(hostOf(iri))))
      return refused('communities-elsewhere');
    return database.transaction(async (tx) => {
      if (!(await isExpected(tx, actor.instanceId))) return refused('not-expected');
      return this.store(tx, { ...offer, id }, actor.instanceId);
    });
  }

  private async store(
    tx: Transaction,
    { id: offerUri, agreement }: ActivityOf<'Offer'> & { readonly id: Iri },
    instanceId: string,
  ): Promise<Outcome> {
    const { id: uri, version, dataClasses, communities, ...terms } = agreement;
    const { rows } = await sql`
      select 1 from partner_agreement where uri = ${uri} or offer_uri = ${offerUri}
        or (instance_id = ${instanceId} and not is_ours and version >= ${version})`.execute(tx.sql);
    if (rows.length > 0) return ignored('known');
    await sql`
      delete from partner_agreement
      where instance_id = ${instanceId} and not is_ours and state = 'proposed'`.execute(tx.sql);
    const [id, now] = [newId(), this.parts.clock.now()];
    await tx.sql
      .insertInto('partner_agreement')
      .values({
        id,
        instance_id: instanceId,
        uri,
        offer_uri: offerUri,
        version,
        is_ours: false,
        state: 'proposed',
        purpose: terms.purpose,
        data_classes: [...dataClasses],
        communities: [...communities],
        contact: terms.contact,
        review_on: terms.reviewOn,
        created_at: now,
        proposed_at: now,
      })
      .execute();
    const [stored] = await findAgreements(tx.sql, sql`g.id = ${id}`);
    if (stored !== undefined) await tx.record('agreement.proposed', { ...factOf(stored), by: null });
    return applied('proposed');
  }

  /** @returns null when it is no answer to a proposal of this instance */
  async takeAnswer(type: 'Accept' | 'Reject', offerUri: string, { actor }: Doing): Promise<Outcome | null> {
    const outcome = await this.parts.database.transaction(async (tx) => {
      const found = sql`g.offer_uri = ${offerUri} and g.is_ours and g.instance_id = ${actor.instanceId}`;
      const row = actor.kind === 'instance' ? await holdAgreement(tx, found) : null;
      if (row === null) return null;
      const settling = { by: null, at: this.parts.clock.now() };
      if (row.state === 'accepted' && type === 'Reject') {
        await finishAgreement(tx, row, settling);
        return applied('ended');
      }
      if (row.state !== 'proposed') return ignored('not-open');
      await (type === 'Accept' ? putInForce : refuseAgreement)(tx, row, settling);
      return applied(type === 'Accept' ? 'accepted' : 'rejected');
    });
    this.parts.policy.forget();
    return outcome;
  }

  /** The other side takes its proposal back, or ends what it had proposed. @returns null when there is none */
  async takeBack(offerUri: string, { actor }: Doing): Promise<Outcome | null> {
    return this.parts.database.transaction(async (tx) => {
      const found = sql`g.offer_uri = ${offerUri} and not g.is_ours and g.instance_id = ${actor.instanceId}`;
      const row = actor.kind === 'instance' ? await holdAgreement(tx, found) : null;
      if (row === null) return null;
      if (row.state !== 'proposed' && row.state !== 'accepted') return ignored('not-open');
      await finishAgreement(tx, row, { by: null, at: this.parts.clock.now() });
      return applied('ended');
    });
  }
}
