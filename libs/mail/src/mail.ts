import { sql } from 'kysely';
import { z } from 'zod';

import type { Transaction } from '#libs/database';
import { defineJob, type Jobs } from '#libs/jobs';
import { newId } from '#libs/kernel';

import { renderMail, type MailContent } from './mail-content.js';

/** Sends one stored mail. A mail server may be away for a day and a half before we give up. */
export const sendMail = defineJob({
  name: 'mail.send',
  input: z.object({ mailId: z.uuid() }),
  retry: { tries: 150, firstSeconds: 5, ceilingSeconds: 900 },
  expireSeconds: 120,
  atOnce: 4,
});

const organisationOf = async (tx: Transaction): Promise<string> => {
  const row = await tx.sql
    .selectFrom('instance')
    .select('name')
    .where('is_local', '=', true)
    .executeTakeFirstOrThrow();
  return row.name;
};

/** Where the rest of the program hands over its mail. */
export class Mail {
  constructor(private readonly jobs: Jobs) {}

  /** Queues a mail as part of a transaction: it is sent, later and on its own, exactly when that commits. */
  async queue(tx: Transaction, content: MailContent): Promise<string> {
    const id = newId();
    await tx.sql
      .insertInto('mail_message')
      .values({
        id,
        kind: content.kind,
        recipient: content.recipient,
        language: content.language,
        ...renderMail(content, await organisationOf(tx)),
        secret: content.secret ?? null,
        created_at: sql<Date>`now()`,
      })
      .execute();
    await this.jobs.send(tx, sendMail, { mailId: id });
    return id;
  }
}
