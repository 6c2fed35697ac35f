import { join } from 'node:path';

import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { LOG, type Log } from '#libs/observability';
import { OBJECT_STORE, removeOldFiles, type ObjectStore } from '#libs/storage';

/** Below the data folder: uploads that are still arriving. */
export const TEMPORARY_FOLDER = 'uploads';

const OLDEST_MS = 10 * 60_000;
const EVERY_MS = 5 * 60_000;
// Another process may be sending a large object in parts for a long time.
const OLDEST_PARTS_MS = 24 * 60 * 60_000;

/** Clears what processes that died left half received: at start and every few minutes, on this machine's own disk. */
@Injectable()
export class TemporaryFiles implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    void this.clear();
    this.timer = setInterval(() => void this.clear(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async clear(): Promise<void> {
    try {
      await removeOldFiles(join(this.config.dataDir, TEMPORARY_FOLDER), OLDEST_MS);
      await this.store.removeLeftovers(this.config.storage.kind === 'disk' ? OLDEST_MS : OLDEST_PARTS_MS);
    } catch (error) {
      this.log.warn({ err: error }, 'temporary files could not be cleared');
    }
  }
}
