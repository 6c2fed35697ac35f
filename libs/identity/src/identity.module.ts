import { Global, Module } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';

import { SessionCookie } from './sessions/session-cookie.js';
import { SessionReader } from './sessions/session-reader.js';

/** Accounts, sessions, people, invitations and the settings of the instance. */
@Global()
@Module({
  providers: [
    {
      provide: SessionCookie,
      inject: [CONFIG],
      useFactory: (config: Config) => new SessionCookie(config.cookies),
    },
    {
      provide: SessionReader,
      inject: [Database, SessionCookie],
      useFactory: (database: Database, cookie: SessionCookie) => new SessionReader(database, cookie),
    },
  ],
  exports: [SessionCookie, SessionReader],
})
export class IdentityModule {}
