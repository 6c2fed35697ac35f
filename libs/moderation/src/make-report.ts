import { Injectable } from '@nestjs/common';

import { canReport, findPlace, readsPost, seesEndorsement } from '#libs/access';
import type { MyReport, OperationInput, makeReport } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { DomainError, newId, notFound, type AccountViewer, type Viewer } from '#libs/kernel';

type Body = OperationInput<typeof makeReport>['body'];

const communityOfPost = async (tx: Transaction, me: AccountViewer, postId: string): Promise<string> => {
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

/** Only an endorsement that the reporter sees. */
const requireEndorsement = async (tx: Transaction, me: Viewer, endorsementId: string): Promise<void> => {
  const row = await tx.sql
    .selectFrom('endorsement as e')
    .innerJoin('person', 'person.id', 'e.person_id')
    .select('e.id')
    .where('e.id', '=', endorsementId)
    .where(seesEndorsement(me, { endorsement: 'e', person: 'person' }))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
};

/** The community whose people look after what is reported; null for people and what is said of them. */
const communityOf = async (tx: Transaction, me: AccountViewer, body: Body): Promise<string | null> => {
  if (body.subjectKind === 'person') {
    await requirePerson(tx, body.subjectId);
    return null;
  }
  if (body.subjectKind === 'endorsement') {
    await requireEndorsement(tx, me, body.subjectId);
    return null;
  }
  const communityId =
    body.subjectKind === 'post' ? await communityOfPost(tx, me, body.subjectId) : body.subjectId;
  const place = await findPlace(tx.sql, me, communityId);
  if (!canReport(place)) throw notFound();
  return communityId;
};

/** A member reports what they can read to those who look after it. */
@Injectable()
export class MakeReport {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `report.already-open` */
  execute(me: AccountViewer, body: Body, once: OnceKey): Promise<MyReport> {
    return runOnce(this.database, once, async (tx) => {
      const communityId = await communityOf(tx, me, body);
      const id = newId();
      const createdAt = new Date();
      const row = await tx.sql
        .insertInto('report')
        .values({
          id,
          reporter_id: me.personId,
          subject_kind: body.subjectKind,
          subject_id: body.subjectId,
          community_id: communityId,
          category: body.category,
          reason: body.reason,
          status: 'open',
          outcome_note: '',
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) throw new DomainError('report.already-open');
      await tx.record('report.made', { reportId: id, communityId, reporterId: me.personId });
      const { subjectKind, category, reason } = body;
      const common = { id, subjectKind, category, reason, status: 'open', outcomeNote: '' } as const;
      return { ...common, createdAt: createdAt.toISOString(), decidedAt: null };
    });
  }
}
