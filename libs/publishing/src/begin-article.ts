import { Inject, Injectable } from '@nestjs/common';

import type { beginArticle, OperationInput, PublicationView } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { CLOCK, DomainError, LIMITS, newId, type AccountViewer, type Clock } from '#libs/kernel';

import { demandWriter } from './demand-writer.js';
import { insertPublication } from './insert-publication.js';
import { findPublication, presentPublication } from './publication-row.js';

/** @throws DomainError `publication.too-many` */
const demandRoom = async (tx: Transaction, me: AccountViewer): Promise<void> => {
  const { count } = await tx.sql
    .selectFrom('publication')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('author_id', '=', me.personId)
    .where('published_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  const most = LIMITS.publishing.unpublished;
  if (Number(count) >= most) throw new DomainError('publication.too-many', { most });
};

/** Begins an article, without words yet; these are kept as a draft until they are published. */
@Injectable()
export class BeginArticle {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-allowed`, `publication.too-many`, `idempotency.key-reused` */
  async execute(
    me: AccountViewer,
    once: OnceKey,
    { language }: OperationInput<typeof beginArticle>['body'],
  ): Promise<PublicationView> {
    const writer = await demandWriter(this.database.sql, me);
    return runOnce(this.database, once, async (tx) => {
      await demandRoom(tx, me);
      const id = newId();
      await insertPublication(tx, me, {
        id,
        kind: 'article',
        audience: 'organisation',
        markdown: '',
        html: '',
        language: language ?? writer.language,
        created_at: this.clock.now(),
      });
      return presentPublication(await findPublication(tx.sql, me, id));
    });
  }
}
