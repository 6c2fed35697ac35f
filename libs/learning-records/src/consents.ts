import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import type { LearningRecordView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import type { Actor } from './statement.js';

/** Who has agreed that what they learn from is recorded elsewhere. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(me: AccountViewer): Promise<LearningRecordView> {
    const row = await this.database.sql
      .selectFrom('learning_record_consent')
      .select('given_at')
      .where('person_id', '=', me.personId)
      .executeTakeFirst();
    return {
      offered: this.config.learningRecords !== null,
      agreedAt: row?.given_at.toISOString() ?? null,
    };
  }

  /** @throws DomainError `learning-record.not-offered` */
  async give(me: AccountViewer): Promise<void> {
    if (this.config.learningRecords === null) throw new DomainError('learning-record.not-offered');
    await this.database.sql
      .insertInto('learning_record_consent')
      .values({ person_id: me.personId, pseudonym: randomUUID(), given_at: this.clock.now() })
      .onConflict((conflict) => conflict.column('person_id').doNothing())
      .execute();
  }

  /** Statements that were not sent yet go with it, and so does the pseudonym. */
  async takeBack(personId: string): Promise<void> {
    await this.database.sql.deleteFrom('learning_record_consent').where('person_id', '=', personId).execute();
  }

  /** How statements name this person; null for those who have not agreed, or where no records are kept. */
  async actorOf(personId: string): Promise<Actor | null> {
    const { learningRecords, publicUrl } = this.config;
    if (learningRecords === null) return null;
    const row = await this.database.sql
      .selectFrom('learning_record_consent as k')
      .innerJoin('person as p', 'p.id', 'k.person_id')
      .select(['k.pseudonym', 'p.name', 'p.display_name'])
      .where('k.person_id', '=', personId)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { pseudonym, name, display_name: displayName } = row;
    return learningRecords.actor === 'pseudonym'
      ? { objectType: 'Agent', account: { homePage: publicUrl, name: pseudonym } }
      : { objectType: 'Agent', name: displayName, account: { homePage: publicUrl, name } };
  }
}
