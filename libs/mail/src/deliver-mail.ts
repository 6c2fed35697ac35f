import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { Attempt } from '#libs/jobs';
import type { Log } from '#libs/observability';

import type { MailTransport, OutgoingMail } from './transport.js';

const readWaiting = async (database: Database, id: string): Promise<OutgoingMail | undefined> => {
  const row = await database.sql
    .selectFrom('mail_message')
    .select(['id', 'recipient', 'subject', 'text', 'html', 'created_at'])
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, createdAt: row.created_at };
};

const markSent = async (database: Database, id: string, forgetSecret: boolean): Promise<void> => {
  const without = (column: 'text' | 'html') =>
    sql<string>`replace(${sql.ref(column)}, coalesce(secret, ''), '…')`;
  await database.sql
    .updateTable('mail_message')
    .set({
      sent_at: sql<Date>`now()`,
      failed_at: null,
      last_error: null,
      attempts: sql`attempts + 1`,
      ...(forgetSecret && { text: without('text'), html: without('html'), secret: null }),
    })
    .where('id', '=', id)
    .execute();
};

const markNotSent = async (
  database: Database,
  id: string,
  reason: string,
  forGood: boolean,
): Promise<void> => {
  await database.sql
    .updateTable('mail_message')
    .set({
      attempts: sql`attempts + 1`,
      last_error: reason,
      failed_at: forGood ? sql<Date>`now()` : null,
    })
    .where('id', '=', id)
    .execute();
};

const propertyOf = (error: unknown, name: string): unknown =>
  error instanceof Error && name in error ? (error as unknown as Record<string, unknown>)[name] : undefined;

/** The server refused this very mail, so trying again would change nothing (RFC 5321 §4.2.1: 5yz). */
const isRefusal = (error: unknown): boolean => {
  const code = propertyOf(error, 'responseCode');
  const command = String(propertyOf(error, 'command'));
  return typeof code === 'number' && code >= 500 && /^(MAIL FROM|RCPT TO|DATA)/.test(command);
};

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').slice(0, 500);

/** What a mail attempt needs. */
export interface MailDelivery {
  readonly database: Database;
  readonly transport: MailTransport;
  readonly log: Log;
}

/**
 * Sends a stored mail, once: a mail that was sent is left alone. What the server said stays with the mail; the log and
 * the job row, which others read, get no address and no words.
 *
 * @throws Error so that the job is tried again
 */
export const deliverMail = async (
  { database, transport, log }: MailDelivery,
  mailId: string,
  attempt: Pick<Attempt, 'isLast'>,
): Promise<void> => {
  const mail = await readWaiting(database, mailId);
  if (mail === undefined) return;
  const error = await transport.send(mail).then(
    () => undefined,
    (reason: unknown) => reason ?? new Error('unknown'),
  );
  if (error === undefined) return markSent(database, mailId, transport.forgetsSecrets);
  const refused = isRefusal(error);
  const forGood = refused || attempt.isLast;
  await markNotSent(database, mailId, reasonOf(error), forGood);
  log.warn({ mailId, code: propertyOf(error, 'code'), forGood }, 'a mail could not be sent');
  if (!refused) throw new Error(`mail ${mailId} was not sent`);
  return undefined;
};
