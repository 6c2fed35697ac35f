import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';

import { Database } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';
import { OBJECT_STORE, type ObjectStore } from '#libs/storage';

import { FILES_AREA, objectKeysOf } from './file-store.js';
import { isUnused } from './reads-file.js';

const UNUSED_HOURS = 24;
const BATCH = 200;
const HOUR_MS = 3_600_000;

/** Every night: files that nothing came to use, files that were let go, and objects that no row names. */
const removeUnusedFiles = defineJob({
  name: 'files.remove-unused',
  input: z.object({}),
  schedule: '43 2 * * *',
  expireSeconds: 3600,
});

/** How many files and stray objects a cleaning removed. */
export interface Removed {
  readonly files: number;
  readonly strays: number;
}

/** Object first, row second: a crash between the two is repaired by the next night, and nothing is left for ever. */
@Injectable()
export class RemoveUnusedFiles implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(removeUnusedFiles, async () => {
      await this.execute();
    });
  }

  async execute(): Promise<Removed> {
    const before = new Date(this.clock.now().getTime() - UNUSED_HOURS * HOUR_MS);
    await this.letGoOfUnused(before);
    let files = 0;
    for (let removed = await this.removeBatch(); removed > 0; removed = await this.removeBatch())
      files += removed;
    return { files, strays: await this.removeStrays(before) };
  }

  private async letGoOfUnused(before: Date): Promise<void> {
    const now = this.clock.now();
    await sql`update stored_file f set deleted_at = ${now}
      where f.deleted_at is null and f.created_at < ${before} and ${isUnused}`.execute(this.database.sql);
  }

  private async removeBatch(): Promise<number> {
    const rows = await this.database.sql
      .selectFrom('stored_file')
      .select(['id', 'object_key', 'variants'])
      .where('deleted_at', 'is not', null)
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      for (const key of objectKeysOf(row)) await this.store.delete(key);
      await this.database.sql.deleteFrom('stored_file').where('id', '=', row.id).execute();
    }
    return rows.length;
  }

  /** Objects that were stored just before their process died, and so were never written down. */
  private async removeStrays(before: Date): Promise<number> {
    let removed = 0;
    let batch: string[] = [];
    for await (const { key, modifiedAt } of this.store.list(`${FILES_AREA}/`)) {
      if (modifiedAt >= before) continue;
      batch.push(key);
      if (batch.length < BATCH) continue;
      removed += await this.removeUnknown(batch);
      batch = [];
    }
    return removed + (await this.removeUnknown(batch));
  }

  private async removeUnknown(keys: readonly string[]): Promise<number> {
    if (keys.length === 0) return 0;
    const baseOf = (key: string): string => key.split('.')[0] ?? key;
    const known = await this.database.sql
      .selectFrom('stored_file')
      .select('object_key')
      .where('object_key', 'in', [...new Set(keys.map(baseOf))])
      .execute();
    const bases = new Set(known.map((row) => row.object_key));
    const strays = keys.filter((key) => !bases.has(baseOf(key)));
    for (const key of strays) await this.store.delete(key);
    return strays.length;
  }
}
