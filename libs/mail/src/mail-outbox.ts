import type { Selectable, SelectQueryBuilder } from 'kysely';

import type { MailSummary, MailView, OperationAnswer, OperationInput, listMail } from '#libs/contracts';
import type { Database, Tables } from '#libs/database';
import type { Jobs } from '#libs/jobs';
import { CursorCodec, DomainError, notFound, type AccountViewer } from '#libs/kernel';

import { sendMail } from './mail.js';

type State = MailSummary['state'];

const columns = [
  'id',
  'kind',
  'recipient',
  'language',
  'subject',
  'created_at',
  'sent_at',
  'failed_at',
  'attempts',
  'last_error',
] as const;

type Row = Pick<Selectable<Tables['mail_message']>, (typeof columns)[number]>;

const stateOf = ({ sent_at, failed_at }: Row): State => {
  if (sent_at !== null) return 'sent';
  return failed_at === null ? 'waiting' : 'failed';
};

const summaryOf = (row: Row): MailSummary => ({
  id: row.id,
  kind: row.kind,
  recipient: row.recipient,
  language: row.language,
  subject: row.subject,
  state: stateOf(row),
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  attempts: row.attempts,
  lastError: row.last_error,
});

type Query<T> = SelectQueryBuilder<Tables, 'mail_message', T>;

const inState = <T>(query: Query<T>, state: State | undefined): Query<T> => {
  if (state === undefined) return query;
  if (state === 'sent') return query.where('sent_at', 'is not', null);
  return query.where('sent_at', 'is', null).where('failed_at', state === 'failed' ? 'is not' : 'is', null);
};

/** The administrator's view of mail that was sent or waits. */
export class MailOutbox {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly cursors: CursorCodec,
    private readonly delivery: 'smtp' | 'outbox',
  ) {}

  async list(
    me: AccountViewer,
    { limit, cursor, state }: OperationInput<typeof listMail>['query'],
  ): Promise<OperationAnswer<typeof listMail>> {
    const scope = `mail ${me.personId} ${state ?? 'all'}`;
    let query = inState(this.database.sql.selectFrom('mail_message').select(columns), state);
    if (cursor !== undefined) query = query.where('id', '<', String(this.cursors.decode(scope, cursor)[0]));
    const rows = await query
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const items = rows.slice(0, limit).map(summaryOf);
    const last = items.at(-1);
    const { delivery } = this;
    return rows.length > limit && last !== undefined
      ? { items, delivery, next: this.cursors.encode(scope, [last.id]) }
      : { items, delivery };
  }

  async read(mailId: string): Promise<MailView> {
    const row = await this.database.sql
      .selectFrom('mail_message')
      .select(columns)
      .select(['text', 'html'])
      .where('id', '=', mailId)
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    return { ...summaryOf(row), text: row.text, html: row.html };
  }

  /** @throws DomainError `mail.not-failed` */
  async sendAgain(mailId: string): Promise<MailSummary> {
    await this.database.transaction(async (tx) => {
      const row = await tx.sql
        .selectFrom('mail_message')
        .select(['failed_at', 'sent_at'])
        .where('id', '=', mailId)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw notFound();
      if (row.failed_at === null || row.sent_at !== null) throw new DomainError('mail.not-failed');
      await tx.sql.updateTable('mail_message').set({ failed_at: null }).where('id', '=', mailId).execute();
      await this.jobs.send(tx, sendMail, { mailId });
    });
    const row = await this.database.sql
      .selectFrom('mail_message')
      .select(columns)
      .where('id', '=', mailId)
      .executeTakeFirstOrThrow();
    return summaryOf(row);
  }
}
