import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canAnswerPublication } from '#libs/access';
import type { OperationAnswer, OperationInput, reactToPublication } from '#libs/contracts';
import { Database, type ReactionKind, type Transaction } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findPublication, reactionsOf, type PublicationAtHand } from './publication-row.js';

/** Adds a reaction to an article or a status, or takes it back; repeating either changes nothing. */
@Injectable()
export class ReactToPublication {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(
    me: AccountViewer,
    { params: { publicationId, kind }, body: { on } }: OperationInput<typeof reactToPublication>,
  ): Promise<OperationAnswer<typeof reactToPublication>> {
    const publication = await findPublication(this.database.sql, me, publicationId);
    if (!canAnswerPublication(publication.reader, publication.facts)) throw new DomainError('not-allowed');
    await this.database.transaction((tx) => this.change(tx, me, publication, { kind, on }));
    const { row } = await findPublication(this.database.sql, me, publicationId);
    return { reactions: reactionsOf(row.reaction_counts, row.mine) };
  }

  private async change(
    tx: Transaction,
    me: AccountViewer,
    { row: { id, author_id: authorId } }: PublicationAtHand,
    { kind, on }: { kind: ReactionKind; on: boolean },
  ): Promise<void> {
    const changed = on
      ? sql`insert into publication_reaction (publication_id, person_id, kind, created_at)
          values (${id}, ${me.personId}, ${kind}, ${this.clock.now()}) on conflict do nothing returning 1`
      : sql`delete from publication_reaction
          where publication_id = ${id} and person_id = ${me.personId} and kind = ${kind} returning 1`;
    if ((await changed.execute(tx.sql)).rows.length === 0) return;
    await sql`update publication set reaction_counts = jsonb_set(reaction_counts, array[${kind}],
        to_jsonb(greatest(coalesce((reaction_counts ->> ${kind})::integer, 0) + ${on ? 1 : -1}::integer, 0)))
      where id = ${id}`.execute(tx.sql);
    await tx.record('publication.reacted', { publicationId: id, authorId, by: me.personId, on });
  }
}
