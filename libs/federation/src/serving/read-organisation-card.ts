import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, type Clock } from '#libs/kernel';

import { KeyRing } from '../keys/key-ring.js';
import { Addresses } from '../outgoing/addresses.js';
import { organisationCard } from '../outgoing/organisation-card.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import { addProof } from '../proofs/integrity-proof.js';
import { documentAnswer, type Answer } from './answers.js';
import { pictureJson, pictureOf } from './pictures.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long partners who cannot reach this instance may go on to show its organisation as verified. */
const VALID_DAYS = 14;

/** The card of the own organisation, signed by the actor of the instance. */
@Injectable()
export class ReadOrganisationCard {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** Null where administrators have made no card. Its bytes are the same for the whole of a day, unless it is changed. */
  async execute(): Promise<Answer | null> {
    const row = await this.database.sql
      .selectFrom('instance as i')
      .innerJoin('organisation_card as k', 'k.instance_id', 'i.id')
      .innerJoin('instance_settings as s', 's.instance_id', 'i.id')
      .select([
        'i.name',
        'i.name_cy',
        'i.short_name',
        'k.kind',
        'k.contact_url',
        'k.issued_at',
        's.updated_at',
      ])
      .select(pictureJson(sql.ref('s.crest_file_id')).as('crest'))
      .where('i.id', '=', this.instance.id)
      .executeTakeFirst();
    if (row === undefined) return null;
    const today = new Date(Math.floor(this.clock.now().getTime() / DAY_MS) * DAY_MS);
    const card = organisationCard(this.at, {
      name: row.name,
      welshName: row.name_cy || null,
      shortName: row.short_name,
      kind: row.kind,
      contactUrl: row.contact_url || null,
      logo: pictureOf(this.at, row.crest, row.name),
      issuedAt: row.issued_at,
      updatedAt: row.updated_at,
      validUntil: new Date(today.getTime() + VALID_DAYS * DAY_MS),
    });
    const plain = JSON.parse(serialise(card).toString('utf8')) as JsonObject;
    const prover = await this.keys.proverOf(this.instance.id, 'instance');
    return documentAnswer(addProof(plain, { ...prover, created: today }) as OutgoingDocument);
  }
}
