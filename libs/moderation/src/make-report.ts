import { Injectable } from '@nestjs/common';

import { canReport, findPlace, readsPost } from '#libs/access';
import type { MyReport, OperationInput, makeReport } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import {
  DomainError,
  newId,
  notFound,
  personOf,
  type AccountViewer,
  type RemoteInstanceViewer,
  type RemotePersonViewer,
} from '#libs/kernel';

type Body = OperationInput<typeof makeReport>['body'];

/** Somebody here or elsewhere, or a server that does not say for whom it reports. */
type Reporter = AccountViewer | RemotePersonViewer | RemoteInstanceViewer;

const communityOfPost = async (tx: Transaction, me: Reporter, postId: string): Promise<string> => {
  const row = await tx.sql
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .innerJoin('community as c', 'c.id', 't.community_id')
    .select('c.id')
    .where('p.id', '=', postId)
    .where(readsPost(me, { post: 'p', thread: 't', community: 'c' }))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row.id;
};

const requirePerson = async (tx: Transaction, personId: string): Promise<void> => {
  const row = await tx.sql
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
};

/** The community whose people look after what is reported; null for a person as such. */
const communityOf = async (tx: Transaction, me: Reporter, body: Body): Promise<string | null> => {
  if (body.subjectKind === 'person') {
    await requirePerson(tx, body.subjectId);
    return null;
  }
  const communityId =
    body.subjectKind === 'post' ? await communityOfPost(tx, me, body.subjectId) : body.subjectId;
  const place = await findPlace(tx.sql, me, communityId);
  if (!canReport(place)) throw notFound();
  return communityId;
};

/** Somebody reports what they can read to those who look after it. */
@Injectable()
export class MakeReport {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `report.already-open` */
  execute(me: AccountViewer, body: Body, once: OnceKey): Promise<MyReport> {
    return runOnce(this.database, once, (tx) => this.within(tx, me, body));
  }

  /** As `execute`, in a transaction of the caller's. */
  async within(tx: Transaction, me: Reporter, body: Body): Promise<MyReport> {
    const communityId = await communityOf(tx, me, body);
    const id = newId();
    const createdAt = new Date();
    const reporterId = personOf(me);
    const { subjectKind, subjectId, category, reason, forward = false } = body;
    const row = await tx.sql
      .insertInto('report')
      .values({
        id,
        reporter_id: reporterId,
        reporter_instance_id: reporterId === null ? me.instanceId : null,
        subject_kind: subjectKind,
        subject_id: subjectId,
        community_id: communityId,
        category,
        reason,
        status: 'open',
        outcome_note: '',
        created_at: createdAt,
        is_forwarded: forward,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) throw new DomainError('report.already-open');
    await tx.record('report.made', { reportId: id, communityId, reporterId });
    const common = { id, subjectKind, category, reason, status: 'open', outcomeNote: '' } as const;
    return { ...common, createdAt: createdAt.toISOString(), decidedAt: null };
  }
}
