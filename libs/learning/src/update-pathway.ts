import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canEditPathway, readsDocument, readsThread } from '#libs/access';
import type { OperationInput, PathwayView, updatePathway } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, newId, type AccountViewer, type Clock } from '#libs/kernel';

import { findPathway, presentPathway } from './pathway-row.js';
import { placeSteps, type KnownStep } from './place-steps.js';
import { stepIsThere } from './step-predicates.js';

type Input = OperationInput<typeof updatePathway>;
type WantedStep = Input['body']['steps'][number];

interface Step extends WantedStep {
  readonly id: string;
  readonly isNew: boolean;
}

/** Changes the words and steps of a pathway, all at once. */
@Injectable()
export class UpdatePathway {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `pathway.changed`, `pathway.step-missing` */
  async execute(me: AccountViewer, { params: { pathwayId }, body }: Input): Promise<PathwayView> {
    const { reader, facts } = await findPathway(this.database.sql, me, pathwayId);
    if (!canEditPathway(reader, facts)) throw new DomainError('not-allowed');
    return this.database.transaction(async (tx) => {
      await this.changeWords(tx, pathwayId, body);
      const before = await knownSteps(tx, me, pathwayId);
      const steps = body.steps.map((item): Step => ({
        ...item,
        id: item.id ?? newId(),
        isNew: item.id === undefined,
      }));
      await demandSteps(tx, me, steps, before);
      await writeSteps(tx, pathwayId, steps, before);
      return presentPathway(tx.sql, await findPathway(tx.sql, me, pathwayId));
    });
  }

  private async changeWords(tx: Transaction, pathwayId: string, body: Input['body']): Promise<void> {
    const { numUpdatedRows } = await tx.sql
      .updateTable('pathway')
      .set((set) => ({
        title: body.title.trim(),
        description: body.description,
        review_by: new Date(`${body.reviewBy}T00:00:00Z`),
        revision: set('revision', '+', 1),
        updated_at: this.clock.now(),
      }))
      .where('id', '=', pathwayId)
      .where('revision', '=', body.revision)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new DomainError('pathway.changed');
  }
}

const knownSteps = async (tx: Transaction, me: AccountViewer, pathwayId: string): Promise<KnownStep[]> => {
  const { rows } = await sql<KnownStep>`
    select s.id, ${stepIsThere(me)} as "isSeen" from pathway_item s
    left join thread t on t.id = s.thread_id left join community tc on tc.id = t.community_id
    where s.pathway_id = ${pathwayId} order by s.position`.execute(tx.sql);
  return rows;
};

/** Whatever a step leads to must be there for whoever puts it in, and each step stands once. */
const demandSteps = async (
  tx: Transaction,
  me: AccountViewer,
  steps: readonly Step[],
  before: readonly KnownStep[],
): Promise<void> => {
  const seen = new Set(before.filter(({ isSeen }) => isSeen).map(({ id }) => id));
  const kept = steps.filter(({ isNew }) => !isNew);
  const added = steps.filter(({ isNew }) => isNew);
  const threads = added.flatMap(({ threadId }) => threadId ?? []);
  const documents = added.flatMap(({ documentId }) => documentId ?? []);
  const isWhole =
    kept.every(({ id }) => seen.has(id)) &&
    new Set(kept.map(({ id }) => id)).size === kept.length &&
    steps.every(isOneThing) &&
    (await readable(tx, me, threads)) &&
    (await readableDocuments(tx, me, documents));
  if (!isWhole) throw new DomainError('pathway.step-missing');
};

const isOneThing = ({ isNew, threadId, documentId, url }: Step): boolean =>
  !isNew || [threadId, documentId, url].filter((each) => each !== undefined).length === 1;

const readable = async (
  tx: Transaction,
  me: AccountViewer,
  threadIds: readonly string[],
): Promise<boolean> => {
  if (threadIds.length === 0) return true;
  const ids = [...new Set(threadIds)];
  const found = await tx.sql
    .selectFrom('thread as t')
    .innerJoin('community as c', 'c.id', 't.community_id')
    .select('t.id')
    .where('t.id', 'in', ids)
    .where('t.deleted_at', 'is', null)
    .where(readsThread(me, { thread: 't', community: 'c' }))
    .execute();
  return found.length === ids.length;
};

const readableDocuments = async (
  tx: Transaction,
  me: AccountViewer,
  documentIds: readonly string[],
): Promise<boolean> => {
  if (documentIds.length === 0) return true;
  const ids = [...new Set(documentIds)];
  const found = await tx.sql
    .selectFrom('document as d')
    .innerJoin('community as c', 'c.id', 'd.community_id')
    .select('d.id')
    .where('d.id', 'in', ids)
    .where(readsDocument(me, { document: 'd', community: 'c' }))
    .execute();
  return found.length === ids.length;
};

const writeSteps = async (
  tx: Transaction,
  pathwayId: string,
  steps: readonly Step[],
  before: readonly KnownStep[],
): Promise<void> => {
  const order = placeSteps(
    before,
    steps.map(({ id }) => id),
  );
  await tx.sql
    .deleteFrom('pathway_item')
    .where('pathway_id', '=', pathwayId)
    .where(sql<boolean>`id <> all (${order}::uuid[])`)
    .execute();
  for (const step of steps) await writeStep(tx, pathwayId, step);
  await sql`update pathway_item s set position = o.position
    from unnest(${order}::uuid[]) with ordinality o (id, position)
    where s.id = o.id and s.pathway_id = ${pathwayId}`.execute(tx.sql);
};

const targetOf = ({ threadId, documentId, url }: Step) => ({
  thread_id: threadId ?? null,
  document_id: documentId ?? null,
  url: url ?? null,
});

/** Words that are left out stay as they are. */
const writeStep = async (tx: Transaction, pathwayId: string, step: Step): Promise<void> => {
  const { id, isNew, title, note } = step;
  if (isNew) {
    await tx.sql
      .insertInto('pathway_item')
      .values({
        id,
        pathway_id: pathwayId,
        position: 0,
        ...targetOf(step),
        title: title ?? '',
        note: note ?? '',
      })
      .execute();
    return;
  }
  if (title === undefined && note === undefined) return;
  await tx.sql
    .updateTable('pathway_item')
    .set({ ...(title !== undefined && { title }), ...(note !== undefined && { note }) })
    .where('id', '=', id)
    .execute();
};
