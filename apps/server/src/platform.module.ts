import { Global, Module, type DynamicModule } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, CursorCodec, systemClock, type Clock } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';

/** What every library may ask for. */
export interface Platform {
  readonly config: Config;
  readonly database: Database;
  readonly instance: LocalInstance;
  readonly log: Log;
  /** The machine's clock when left out. */
  readonly clock?: Clock;
}

/** Provides the configuration, the database, the log, the clock and the cursor codec to every module. */
@Global()
@Module({})
export class PlatformModule {
  static of({ config, database, instance, log, clock = systemClock }: Platform): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: Database, useValue: database },
      { provide: INSTANCE, useValue: instance },
      { provide: LOG, useValue: log },
      { provide: CLOCK, useValue: clock },
      { provide: CursorCodec, useValue: new CursorCodec(instance.secret) },
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
