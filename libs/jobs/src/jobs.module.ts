import {
  Global,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { LOG, type Log } from '#libs/observability';

import { DomainEventBus } from './domain-event-bus.js';
import { Jobs } from './jobs.js';
import { prune, prunePlatform } from './prune.js';

/**
 * Jobs and reactions to facts. Libraries name their handlers and subscribers when their modules begin; the runner
 * starts after all of them have, and stops after the last request.
 */
@Global()
@Module({
  providers: [
    {
      provide: Jobs,
      inject: [Database, CONFIG, LOG],
      useFactory: (database: Database, config: Config, log: Log) =>
        new Jobs({ databaseUrl: database.options.url, worker: config.roles.worker, log }),
    },
    {
      provide: DomainEventBus,
      inject: [Database, LOG],
      useFactory: (database: Database, log: Log) => new DomainEventBus(database, log),
    },
  ],
  exports: [Jobs, DomainEventBus],
})
export class JobsModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly jobs: Jobs,
    private readonly bus: DomainEventBus,
    database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    jobs.handle(prunePlatform, async (_, { signal }) => {
      await prune(database, { kept: { streamEvents: config.streamEventDays }, signal });
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.start();
    if (this.config.roles.worker) this.bus.start();
    else this.bus.announce();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bus.stop();
    await this.jobs.stop();
  }
}
