import type { Database, Transaction } from '#libs/database';
import type { DomainEventBus, Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';
import { FetchBudget, type FetchFailure } from '#libs/safe-fetch';

import type { RemoteActors } from '../actors/remote-actors.js';
import type { SignedFetch } from '../actors/signed-fetch.js';
import { readIri, sameHost } from '../incoming/iri.js';
import { allowedHost, sendForAllAllowed } from '../partners/allowed-instances.js';
import { cardJobs } from './card-jobs.js';
import { cardAddress, verifyCard, type CardVerdict } from './verify-card.js';

export interface CheckCardsParts {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly documents: Pick<SignedFetch, 'object'>;
  readonly actors: Pick<RemoteActors, 'proofKeyOf'>;
  readonly clock: Clock;
}

type Verified = Extract<CardVerdict, { kind: 'verified' }>;

/** The address of the crest, on the organisation's own host; empty where there is none. */
const crestIn = ({ id, icon }: Verified['card']): string => {
  const [card, url] = [readIri(id), readIri(icon?.url)];
  return card !== null && url !== null && sameHost(card, url) ? url : '';
};

/** Whether the card may be had later. The one that is known counts until its own end meanwhile. */
const isPassing = (failure: FetchFailure): boolean =>
  failure.kind === 'unreachable' ||
  failure.kind === 'timeout' ||
  (failure.kind === 'status' && (failure.status >= 500 || [408, 429].includes(failure.status)));

/**
 * Cards of partners' organisations: fetched from instances that are allowed, checked, and kept while they count. One that
 * is not right, or not there any more, counts no longer; nor does any of an instance that is not allowed any more.
 */
export class CheckCards {
  constructor(private readonly parts: CheckCardsParts) {}

  handleJobs(jobs: Jobs): void {
    jobs.handle(cardJobs().ofInstance, ({ instanceId }) => this.check(instanceId));
    jobs.handle(cardJobs().ofAll, () => this.checkAll());
  }

  /** Looks at the card when an instance has been allowed, and drops it when it is not any more. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.organisations', ['peer.policy-changed'], async ({ payload }) => {
      const { instanceId, policy } = payload;
      const { database, jobs } = this.parts;
      await database.transaction((tx) =>
        policy === 'allowed'
          ? jobs.send(tx, cardJobs().ofInstance, { instanceId })
          : this.drop(tx, instanceId),
      );
    });
  }

  /** Has the card of every allowed instance looked at. */
  checkAll(): Promise<void> {
    return sendForAllAllowed(this.parts, cardJobs().ofInstance);
  }

  /** @throws Error where the instance, or its key, cannot be had now */
  async check(instanceId: string): Promise<void> {
    const { database } = this.parts;
    const host = await allowedHost(database.sql, instanceId);
    if (host === null) return;
    const verdict = await this.ask(host);
    await database.transaction((tx) =>
      verdict?.kind === 'verified' ? this.keep(tx, instanceId, verdict) : this.drop(tx, instanceId),
    );
  }

  /** Null where there is no card. */
  private async ask(host: string): Promise<CardVerdict | null> {
    const { documents, actors, clock } = this.parts;
    const budget = new FetchBudget();
    const found = await documents.object(cardAddress(host), budget);
    // Another process than the one that decided may act by what was decided before for some seconds.
    const isTooEarly = found.kind === 'refused' && found.why === 'denied-host';
    if (found.kind !== 'object') {
      if (isTooEarly || isPassing(found)) throw new Error(`the card of ${host} cannot be had now`);
      return null;
    }
    const verdict = await verifyCard(found.document, host, {
      resolveKey: (keyId) => actors.proofKeyOf(keyId, budget),
      now: clock.now(),
    });
    if (verdict.kind === 'refused' && verdict.because === 'key-unavailable')
      throw new Error(`the key for the card of ${host} cannot be had now`);
    return verdict;
  }

  private async keep(tx: Transaction, instanceId: string, { card, until }: Verified): Promise<void> {
    const peer = await tx.sql
      .selectFrom('peer')
      .select('policy')
      .where('instance_id', '=', instanceId)
      .forShare()
      .executeTakeFirst();
    // It was decided otherwise while the card was on its way.
    if (peer?.policy !== 'allowed') return;
    await tx.sql
      .updateTable('instance')
      .set({
        name: card.name,
        name_cy: card.nameMap?.cy ?? '',
        short_name: card.shortName,
        verified_until: until,
      })
      .where('id', '=', instanceId)
      .where('is_local', '=', false)
      .execute();
    await this.noteCrest(tx, instanceId, crestIn(card));
    const said = {
      kind: card.kind,
      contact_url: card.contact ?? '',
      issued_at: card.published,
      valid_until: until,
      checked_at: this.parts.clock.now(),
    };
    await tx.sql
      .insertInto('organisation_card')
      .values({ instance_id: instanceId, ...said })
      .onConflict((conflict) => conflict.column('instance_id').doUpdateSet(said))
      .execute();
  }

  /** Has the picture fetched when the card names another one, or the one that it names is not here. */
  private async noteCrest(tx: Transaction, instanceId: string, url: string): Promise<void> {
    const changed = await tx.sql
      .updateTable('instance')
      .set({ crest_url: url })
      .where('id', '=', instanceId)
      .where('is_local', '=', false)
      .where((is) =>
        is.or([is('crest_url', '!=', url), ...(url === '' ? [] : [is('crest_file_id', 'is', null)])]),
      )
      .returning('id')
      .executeTakeFirst();
    if (changed !== undefined) await this.parts.jobs.send(tx, cardJobs().crest, { instanceId });
  }

  private async drop(tx: Transaction, instanceId: string): Promise<void> {
    await tx.sql
      .updateTable('instance')
      .set({ verified_until: null, name_cy: '', crest_url: '', crest_file_id: null })
      .where('id', '=', instanceId)
      .where('is_local', '=', false)
      .execute();
    await tx.sql.deleteFrom('organisation_card').where('instance_id', '=', instanceId).execute();
  }
}
