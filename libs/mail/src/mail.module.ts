import { join } from 'node:path';

import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { CursorCodec } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';

import { deliverMail } from './deliver-mail.js';
import { MailOutbox } from './mail-outbox.js';
import { MailController } from './mail.controller.js';
import { Mail, sendMail } from './mail.js';
import { outboxTransport, smtpTransport, type MailTransport } from './transport.js';

const TRANSPORT = Symbol('MailTransport');

const sweepMail = defineJob({ name: 'mail.sweep', input: z.object({}), schedule: '41 3 * * *' });

const openTransport = ({ mail, dataDir }: Config): MailTransport =>
  mail.smtpUrl === undefined
    ? outboxTransport(join(dataDir, 'outbox'), mail.from)
    : smtpTransport(mail.smtpUrl, mail.from);

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
    outbox: MailOutbox,
    @Inject(LOG) log: Log,
    @Inject(TRANSPORT) private readonly transport: MailTransport,
  ) {
    jobs.handle(sendMail, ({ mailId }, attempt) =>
      deliverMail({ database, transport, log }, mailId, attempt),
    );
    jobs.handle(sweepMail, () => outbox.sweep());
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
