import { sql } from 'kysely';

import type { AgreementView, draftAgreement, OperationInput } from '#libs/contracts';
import type { Database, Transaction } from '#libs/database';
import { DomainError, newId, notFound, type AccountViewer, type Clock } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

import type { FederationMode, PeerPolicy } from '../actors/peer-policy.js';
import { holdInstance } from '../actors/peer-rows.js';
import type { RemoteActors } from '../actors/remote-actors.js';
import { hostToDecide } from '../actors/set-peer-policy.js';
import { localAddressOf } from '../inbox/local-address.js';
import { hostOf, readIri, type Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import { demandAdmin } from '../partners/read-partners.js';
import type { AgreementMail } from './agreement-mail.js';
import {
  factOf,
  findAgreements,
  holdAgreement,
  presentAgreement,
  type AgreementRow,
} from './agreement-rows.js';
import { finishAgreement, putInForce, refuseAgreement } from './settle-agreement.js';

type Terms = OperationInput<typeof draftAgreement>['body'];

export interface AgreementsParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly actors: Pick<RemoteActors, 'byUri'>;
  readonly policy: Pick<PeerPolicy, 'forget'>;
  readonly mail: AgreementMail;
  readonly mode: FederationMode;
}

/** Where servers like this one have the actor of the instance. */
const actorAt = (host: string): string => `https://${host}/actor`;

const notOpen = (): DomainError => new DomainError('agreement.not-open');

/** What administrators do about agreements with other instances. All of it throws `not-allowed` for others. */
export class Agreements {
  constructor(private readonly parts: AgreementsParts) {}

  async list(me: AccountViewer, host: string): Promise<{ items: AgreementView[] }> {
    demandAdmin(me);
    const rows = await findAgreements(this.parts.database.sql, sql`i.host = ${canonicalHost(host) ?? ''}`);
    return { items: rows.map(presentAgreement) };
  }

  /**
   * Writes the draft of the next version.
   *
   * @throws DomainError `partner.no-host`, `partner.own-host`, `agreement.community-elsewhere`, `agreement.review-past`
   */
  async draft(me: AccountViewer, text: string, terms: Terms): Promise<AgreementView> {
    demandAdmin(me);
    const host = hostToDecide(text);
    const communities = terms.communities.map((address) => this.communityAt(address, host));
    const now = this.parts.clock.now();
    if (terms.reviewOn <= now.toISOString().slice(0, 10)) throw new DomainError('agreement.review-past');
    return this.parts.database.transaction(async (tx) => {
      const instance = await holdInstance(tx, host, now);
      if (instance.isLocal) throw new DomainError('partner.own-host');
      const id = newId();
      const written = {
        version: await this.nextVersion(tx, instance.id),
        purpose: terms.purpose,
        data_classes: [...new Set(terms.dataClasses)],
        communities: [...new Set(communities)],
        contact: terms.contact,
        review_on: terms.reviewOn,
        written_by: me.personId,
      };
      const { id: draftId } = await tx.sql
        .insertInto('partner_agreement')
        .values({
          id,
          instance_id: instance.id,
          uri: this.parts.addresses.agreement(id),
          is_ours: true,
          state: 'draft',
          created_at: now,
          ...written,
        })
        .onConflict((conflict) =>
          conflict.column('instance_id').where('state', '=', 'draft').doUpdateSet(written),
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      return this.shown(tx, draftId);
    });
  }

  /**
   * Proposes the draft. With an allowlist, only the answer is taken until then from a server that is not on it.
   *
   * @throws DomainError `agreement.no-draft`, `partner.unreachable`
   */
  async propose(me: AccountViewer, text: string): Promise<AgreementView> {
    demandAdmin(me);
    const { database, actors, policy } = this.parts;
    const host = canonicalHost(text) ?? '';
    await database.transaction(async (tx) => this.expect(tx, await this.heldDraft(tx, host), me));
    policy.forget();
    const partner = await actors.byUri(actorAt(host));
    if (partner?.kind !== 'instance') throw new DomainError('partner.unreachable');
    return database.transaction(async (tx) => {
      const draft = await this.heldDraft(tx, host);
      await this.withdrawOpen(tx, draft, me);
      const offerId = newId();
      await tx.sql
        .updateTable('partner_agreement')
        .set({
          state: 'proposed',
          version: await this.nextVersion(tx, draft.instanceId),
          offer_uri: this.parts.mail.offerUri(offerId),
          proposed_at: this.parts.clock.now(),
        })
        .where('id', '=', draft.id)
        .execute();
      const row = await this.held(tx, draft.id);
      await this.parts.mail.propose(tx, { row, partner: partner.uri }, offerId);
      await tx.record('agreement.proposed', { ...factOf(row), by: me.personId });
      return presentAgreement(row);
    });
  }

  /** Answers a proposal of another instance. @throws DomainError `agreement.not-open` */
  async decide(me: AccountViewer, id: string, isAccepted: boolean): Promise<AgreementView> {
    demandAdmin(me);
    const shown = await this.parts.database.transaction(async (tx) => {
      const row = await this.held(tx, id);
      if (row.isOurs || row.state !== 'proposed') throw notOpen();
      await (isAccepted ? putInForce : refuseAgreement)(tx, row, this.settling(me));
      await this.parts.mail.answer(tx, { row, partner: actorAt(row.host) }, isAccepted);
      return this.shown(tx, id);
    });
    this.parts.policy.forget();
    return shown;
  }

  /** Ends what is in force, or takes a proposal or a draft of ours back. @throws DomainError `agreement.not-open` */
  async end(me: AccountViewer, id: string): Promise<AgreementView> {
    demandAdmin(me);
    return this.parts.database.transaction(async (tx) => {
      const row = await this.held(tx, id);
      if (row.isOurs && row.state === 'draft') return this.dropDraft(tx, row);
      const isOpen = row.state === 'accepted' || (row.isOurs && row.state === 'proposed');
      if (!isOpen) throw notOpen();
      await finishAgreement(tx, row, this.settling(me));
      const proposal = { row, partner: actorAt(row.host) };
      if (row.isOurs) await this.parts.mail.takeBack(tx, proposal);
      else await this.parts.mail.answer(tx, proposal, false);
      return this.shown(tx, id);
    });
  }

  private settling(me: AccountViewer) {
    return { by: me.personId, at: this.parts.clock.now() };
  }

  /** A community of ours, or one of the other side by its address. */
  private communityAt(text: string, host: string): Iri {
    const iri = readIri(text.trim());
    const isTheirs = iri !== null && hostOf(iri) === host;
    const ours = iri === null ? null : localAddressOf(iri, this.parts.addresses.host);
    const isOurs = ours?.kind === 'community' && ours.part === null;
    if (iri === null || !(isTheirs || isOurs)) throw new DomainError('agreement.community-elsewhere');
    return iri;
  }

  private async nextVersion(tx: Transaction, instanceId: string): Promise<number> {
    const { rows } = await sql<{ next: number }>`
      select coalesce(max(version), 0) + 1 as next from partner_agreement
      where instance_id = ${instanceId} and state <> 'draft'`.execute(tx.sql);
    return rows[0]?.next ?? 1;
  }

  private async held(tx: Transaction, id: string): Promise<AgreementRow> {
    const row = await holdAgreement(tx, sql`g.id = ${id}`);
    if (row === null) throw notFound();
    return row;
  }

  private async heldDraft(tx: Transaction, host: string): Promise<AgreementRow> {
    const [draft] = await findAgreements(tx.sql, sql`i.host = ${host} and g.state = 'draft'`);
    const row =
      draft === undefined ? null : await holdAgreement(tx, sql`g.id = ${draft.id} and g.state = 'draft'`);
    if (row === null) throw new DomainError('agreement.no-draft');
    return row;
  }

  private async shown(tx: Transaction, id: string): Promise<AgreementView> {
    return presentAgreement(await this.held(tx, id));
  }

  private async expect(
    tx: Transaction,
    { instanceId, host }: AgreementRow,
    me: AccountViewer,
  ): Promise<void> {
    if (this.parts.mode !== 'allowlist') return;
    const { rows } = await sql`
      update peer set policy = 'expected' where instance_id = ${instanceId} and policy = 'unknown'
      returning 1`.execute(tx.sql);
    const change = { instanceId, host, policy: 'expected', by: me.personId };
    if (rows.length > 0) await tx.record('peer.policy-changed', change);
  }

  private async withdrawOpen(
    tx: Transaction,
    { instanceId }: AgreementRow,
    me: AccountViewer,
  ): Promise<void> {
    const open = await findAgreements(
      tx.sql,
      sql`g.instance_id = ${instanceId} and g.is_ours and g.state = 'proposed'`,
    );
    for (const row of open) {
      await finishAgreement(tx, row, this.settling(me));
      await this.parts.mail.takeBack(tx, { row, partner: actorAt(row.host) });
    }
  }

  private async dropDraft(tx: Transaction, row: AgreementRow): Promise<AgreementView> {
    await tx.sql.deleteFrom('partner_agreement').where('id', '=', row.id).execute();
    return { ...presentAgreement(row), state: 'ended' };
  }
}
