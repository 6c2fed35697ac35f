import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { CONFIG, type Config } from '#libs/config';
import type { InstanceView, OperationInput, updateInstance } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

import { changeCard } from './change-card.js';
import { viewInstance } from './view-instance.js';

type Changes = OperationInput<typeof updateInstance>['body'];

const demandCrest = async (tx: Transaction, fileId: string): Promise<void> => {
  const file = await tx.sql
    .selectFrom('stored_file')
    .select('id')
    .where('id', '=', fileId)
    .where('purpose', '=', 'crest')
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (file === undefined) throw new DomainError('file.missing');
};

/** Changes how the instance presents itself and who may register. */
@Injectable()
export class UpdateInstance {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError `registration.domains-missing`, `file.missing` */
  async execute(me: AccountViewer, changes: Changes): Promise<InstanceView> {
    await this.database.transaction(async (tx) => {
      if (typeof changes.crestFileId === 'string') await demandCrest(tx, changes.crestFileId);
      await this.name(tx, me, changes);
      await changeCard(tx, me.instanceId, changes);
      const settings = await tx.sql
        .updateTable('instance_settings')
        .set({
          welcome: changes.welcome,
          brand_colour: changes.brandColour,
          crest_file_id: changes.crestFileId,
          registration: changes.registration,
          allowed_domains: changes.allowedDomains,
          default_language: changes.defaultLanguage,
          video_review_months: changes.videoReviewMonths,
          updated_at: sql<Date>`now()`,
        })
        .returning(['registration', 'allowed_domains'])
        .executeTakeFirstOrThrow();
      if (settings.registration === 'domains' && settings.allowed_domains.length === 0) {
        throw new DomainError('registration.domains-missing');
      }
      await tx.record('instance.updated', { by: me.personId, changed: Object.keys(changes) });
    });
    return viewInstance(this.database.sql, this.config);
  }

  private async name(tx: Transaction, me: AccountViewer, changes: Changes): Promise<void> {
    const { name, shortName, welshName } = changes;
    if (name === undefined && shortName === undefined && welshName === undefined) return;
    await tx.sql
      .updateTable('instance')
      .set({ name, short_name: shortName, name_cy: welshName })
      .where('id', '=', me.instanceId)
      .execute();
  }
}
