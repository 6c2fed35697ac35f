import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, type Clock } from '#libs/kernel';

import { FileStore } from './file-store.js';
import { keepDrawn } from './keep-drawn.js';

/** Keeps crests of partners' organisations, drawn anew, so that no reader asks their servers for them. */
@Injectable()
export class KeepForeignCrest {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Puts it in the place of the one before. @throws DomainError `upload.*` when it is no picture that can be shown */
  async keep(instanceId: string, bytes: Buffer): Promise<void> {
    const { database, store, config, clock } = this;
    const about = { owner_id: null, purpose: 'crest', alt: '', created_at: clock.now() } as const;
    const parts = { database, store, mostBytes: config.uploads.imageBytes };
    await keepDrawn(parts, { bytes, about }, (tx, fileId) => this.show(tx, instanceId, fileId));
  }

  /** The organisation shows none any longer. */
  async drop(instanceId: string): Promise<void> {
    await this.database.transaction((tx) => this.show(tx, instanceId, null));
  }

  private async show(tx: Transaction, instanceId: string, fileId: string | null): Promise<void> {
    await tx.sql
      .updateTable('stored_file')
      .set({ deleted_at: this.clock.now() })
      .where('id', '=', (select) =>
        select.selectFrom('instance').select('crest_file_id').where('instance.id', '=', instanceId),
      )
      .where('purpose', '=', 'crest')
      .execute();
    await tx.sql
      .updateTable('instance')
      .set({ crest_file_id: fileId })
      .where('id', '=', instanceId)
      .where('is_local', '=', false)
      .execute();
  }
}
