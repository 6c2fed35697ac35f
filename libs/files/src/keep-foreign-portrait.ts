import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, type Clock } from '#libs/kernel';

import { FileStore } from './file-store.js';
import { keepDrawn } from './keep-drawn.js';

/** A picture of a person of another server, as that server gave it. */
export interface ForeignPortrait {
  readonly bytes: Buffer;
  readonly alt: string;
}

/**
 * Keeps pictures of people of other servers, drawn anew like those that are uploaded here, so that no reader asks the
 * other server for them.
 */
@Injectable()
export class KeepForeignPortrait {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Puts it in the place of the one before. @throws DomainError `upload.*` when it is no picture that can be shown */
  async keep(personId: string, { bytes, alt }: ForeignPortrait): Promise<void> {
    const { database, store, config, clock } = this;
    const about = { owner_id: personId, purpose: 'avatar', alt, created_at: clock.now() } as const;
    const parts = { database, store, mostBytes: config.uploads.imageBytes };
    await keepDrawn(parts, { bytes, about }, (tx, fileId) => this.show(tx, personId, { fileId, alt }));
  }

  /** The other server shows none any longer. */
  async drop(personId: string): Promise<void> {
    await this.database.transaction((tx) => this.show(tx, personId, { fileId: null, alt: '' }));
  }

  private async show(
    tx: Transaction,
    personId: string,
    { fileId, alt }: { readonly fileId: string | null; readonly alt: string },
  ): Promise<void> {
    await tx.sql
      .updateTable('stored_file')
      .set({ deleted_at: this.clock.now() })
      .where('owner_id', '=', personId)
      .where('purpose', '=', 'avatar')
      .where('deleted_at', 'is', null)
      .where('id', 'is distinct from', fileId)
      .execute();
    await tx.sql
      .updateTable('person')
      .set({ avatar_file_id: fileId, avatar_alt: alt })
      .where('id', '=', personId)
      .where('uri', 'is not', null)
      .where('deleted_at', 'is', null)
      .execute();
  }
}
