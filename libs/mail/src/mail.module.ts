import { join } from 'node:path';

import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { Jobs } from '#libs/jobs';
import { CursorCodec } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';

import { deliverMail } from './deliver-mail.js';
import { forgetMail, forgetOldMail } from './forget-old-mail.js';
import { MailOutbox } from './mail-outbox.js';
import { MailController } from './mail.controller.js';
import { Mail, sendMail } from './mail.js';
import { outboxTransport, smtpTransport, type MailTransport } from './transport.js';

const TRANSPORT = Symbol('MailTransport');

const outboxFolder = ({ dataDir }: Config): string => join(dataDir, 'outbox');

const openTransport = (config: Config): MailTransport =>
  config.mail.smtpUrl === undefined
    ? outboxTransport(outboxFolder(config), config.mail.from)
    : smtpTransport(config.mail.smtpUrl, config.mail.from);

/** Mail: queued with what causes it, sent by a job, shown to administrators. */
@Global()
@Module({
  controllers: [MailController],
  providers: [
    { provide: Mail, inject: [Jobs], useFactory: (jobs: Jobs) => new Mail(jobs) },
    {
      provide: MailOutbox,
      inject: [Database, Jobs, CursorCodec, CONFIG],
      useFactory: (database: Database, jobs: Jobs, cursors: CursorCodec, { mail }: Config) =>
        new MailOutbox(database, jobs, cursors, mail.smtpUrl === undefined ? 'outbox' : 'smtp'),
    },
    { provide: TRANSPORT, inject: [CONFIG], useFactory: openTransport },
  ],
  exports: [Mail],
})
export class MailModule implements OnApplicationShutdown {
  constructor(
    jobs: Jobs,
    database: Database,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) log: Log,
    @Inject(TRANSPORT) private readonly transport: MailTransport,
  ) {
    jobs.handle(sendMail, ({ mailId }, attempt) =>
      deliverMail({ database, transport, log }, mailId, attempt),
    );
    jobs.handle(forgetMail, () => forgetOldMail(database, outboxFolder(config)));
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
