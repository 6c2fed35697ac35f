import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { FileView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { presentFile } from './present-file.js';
import { isOwnUnused } from './reads-file.js';

/** What people do with files of theirs that nothing uses yet. */
@Injectable()
export class UnusedFiles {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async describe(me: AccountViewer, id: string, alt: string): Promise<FileView> {
    const row = await this.database.transaction((tx) =>
      tx.sql
        .updateTable('stored_file as f')
        .set({ alt })
        .where('f.id', '=', id)
        .where('f.deleted_at', 'is', null)
        .where(sql<boolean>`${isOwnUnused(me)}`)
        .returningAll('f')
        .executeTakeFirst(),
    );
    if (row === undefined) throw notFound();
    return presentFile(row);
  }

  /** Hides the file at once; its bytes go with the next nightly cleaning. @throws DomainError `not-found` */
  async delete(me: AccountViewer, id: string): Promise<void> {
    const row = await this.database.transaction((tx) =>
      tx.sql
        .updateTable('stored_file as f')
        .set({ deleted_at: this.clock.now() })
        .where('f.id', '=', id)
        .where('f.deleted_at', 'is', null)
        .where(sql<boolean>`${isOwnUnused(me)}`)
        .returning('f.id')
        .executeTakeFirst(),
    );
    if (row === undefined) throw notFound();
  }
}
