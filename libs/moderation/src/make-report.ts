import { Injectable } from '@nestjs/common';

import {
  canReport,
  findPlace,
  readsDocument,
  readsPost,
  readsPublication,
  seesEndorsement,
} from '#libs/access';
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
  type Viewer,
} from '#libs/kernel';

type Body = OperationInput<typeof makeReport>['body'];

/** What is reported, with the community whose people look after it. */
type Placed = Body & { readonly communityId: string | null };

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

const communityOfDocument = async (tx: Transaction, me: Reporter, documentId: string): Promise<string> => {
  const row = await tx.sql
    .selectFrom('document as d')
    .innerJoin('community as c', 'c.id', 'd.community_id')
    .select('c.id')
    .where('d.id', '=', documentId)
    .where(readsDocument(me, { document: 'd', community: 'c' }))
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

/** Only what is published for the reporter, or a comment on that. */
const requirePublished = async (
  tx: Transaction,
  me: Viewer,
  { subjectKind, subjectId }: Body,
): Promise<void> => {
  const row = await tx.sql
    .selectFrom('publication as b')
    .innerJoin('person as o', 'o.id', 'b.author_id')
    .leftJoin('publication_comment as m', (join) =>
      join.onRef('m.publication_id', '=', 'b.id').on('m.id', '=', subjectId).on('m.deleted_at', 'is', null),
    )
    .select('b.id')
    .where(subjectKind === 'comment' ? 'm.id' : 'b.id', '=', subjectId)
    .where('b.published_at', 'is not', null)
    .where(readsPublication(me, { publication: 'b', author: 'o' }))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
};

/** The community of a post, a document or itself. */
const communityAbout = (tx: Transaction, me: Reporter, { subjectKind, subjectId }: Body): Promise<string> => {
  if (subjectKind === 'post') return communityOfPost(tx, me, subjectId);
  if (subjectKind === 'document') return communityOfDocument(tx, me, subjectId);
  return Promise.resolve(subjectId);
};

/** The community whose people look after what is reported; null for people, what is said of them, and their own pages. */
const communityOf = async (tx: Transaction, me: Reporter, body: Body): Promise<string | null> => {
  if (body.subjectKind === 'person') {
    await requirePerson(tx, body.subjectId);
    return null;
  }
  if (body.subjectKind === 'endorsement') {
    await requireEndorsement(tx, me, body.subjectId);
    return null;
  }
  if (body.subjectKind === 'publication' || body.subjectKind === 'comment') {
    await requirePublished(tx, me, body);
    return null;
  }
  const communityId = await communityAbout(tx, me, body);
  const place = await findPlace(tx.sql, me, communityId);
  if (!canReport(place)) throw notFound();
  return communityId;
};

/** The server of somebody elsewhere who reports; null for people here. */
const reportingHost = async (tx: Transaction, me: Reporter): Promise<string | null> => {
  if (me.kind === 'account') return null;
  const row = await tx.sql
    .selectFrom('instance')
    .select('host')
    .where('id', '=', me.instanceId)
    .executeTakeFirst();
  return row?.host ?? null;
};

/** The server that a report goes on to: that of the community of a post, where it is another one and the reporter wishes so. */
const furtherHost = async (
  tx: Transaction,
  { subjectKind, forward = false }: Body,
  communityId: string | null,
): Promise<string | null> => {
  if (!forward || subjectKind !== 'post' || communityId === null) return null;
  const row = await tx.sql
    .selectFrom('community as c')
    .innerJoin('instance as i', 'i.id', 'c.instance_id')
    .select('i.host')
    .where('c.id', '=', communityId)
    .where('i.is_local', '=', false)
    .executeTakeFirst();
  return row?.host ?? null;
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
    const { id, createdAt } = await this.insert(tx, me, { ...body, communityId });
    const [fromHost, toHost] = [await reportingHost(tx, me), await furtherHost(tx, body, communityId)];
    await tx.record('report.made', {
      reportId: id,
      communityId,
      reporterId: personOf(me),
      ...(fromHost !== null && { fromHost }),
      ...(toHost !== null && { toHost }),
    });
    const { subjectKind, category, reason } = body;
    return {
      id,
      subjectKind,
      category,
      reason,
      status: 'open',
      outcomeNote: '',
      createdAt: createdAt.toISOString(),
      decidedAt: null,
      elsewhere: toHost === null ? null : { host: toHost, outcome: null, note: '', at: null },
    };
  }

  private async insert(
    tx: Transaction,
    me: Reporter,
    { subjectKind, subjectId, category, reason, forward = false, communityId }: Placed,
  ): Promise<{ readonly id: string; readonly createdAt: Date }> {
    const [id, createdAt, reporterId] = [newId(), new Date(), personOf(me)];
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
    return { id, createdAt };
  }
}
