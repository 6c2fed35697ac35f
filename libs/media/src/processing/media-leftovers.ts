import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { OBJECT_STORE, type ObjectStore } from '#libs/storage';

import { PROCESSING_FOLDER } from './processing-folder.js';

const BATCH = 200;

/** What is left of videos where nothing needs it any more, in the store and on a worker's own disk. */
@Injectable()
export class MediaLeftovers {
  constructor(
    private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Files of deleted drafts, and those of earlier attempts, a day after the last viewer may have begun with them. */
  async eraseFiles(dayAgo: Date): Promise<void> {
    const files = await this.database.sql
      .selectFrom('video_file as f')
      .innerJoin('video as v', 'v.id', 'f.video_id')
      .select(['f.object_key'])
      .where(
        sql<boolean>`(v.deleted_at is not null
          or (v.state in ('ready', 'failed') and coalesce(v.ready_at, v.created_at) < ${dayAgo}
            and f.generation is distinct from v.playable_generation))`,
      )
      .execute();
    for (const { object_key: key } of files) {
      await this.store.delete(key);
      await this.database.sql.deleteFrom('video_file').where('object_key', '=', key).execute();
    }
  }

  /** Objects that were stored just before their process died, and so were never written down. */
  async removeStrays(area: string, table: 'upload_part' | 'video_file', before: Date): Promise<void> {
    let batch: string[] = [];
    for await (const { key, modifiedAt } of this.store.list(`${area}/`)) {
      if (modifiedAt >= before) continue;
      batch.push(key);
      if (batch.length < BATCH) continue;
      await this.removeUnknown(table, batch);
      batch = [];
    }
    await this.removeUnknown(table, batch);
  }

  private async removeUnknown(table: 'upload_part' | 'video_file', keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const rows = await this.database.sql
      .selectFrom(table)
      .select('object_key')
      .where('object_key', 'in', keys)
      .execute();
    const known = new Set(rows.map(({ object_key }) => object_key));
    for (const key of keys) if (!known.has(key)) await this.store.delete(key);
  }

  /** Folders of workers that were killed. No attempt takes a day. */
  async removeFolders(before: Date): Promise<void> {
    const root = join(this.config.dataDir, PROCESSING_FOLDER);
    const names = await readdir(root).catch(() => []);
    for (const name of names) {
      const { mtime } = await stat(join(root, name)).catch(() => ({ mtime: new Date() }));
      if (mtime < before) await rm(join(root, name), { recursive: true, force: true });
    }
  }
}
