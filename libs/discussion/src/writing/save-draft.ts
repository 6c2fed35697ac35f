import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canReadThread, demandReadable, findPlace, readsPublication } from '#libs/access';
import type { DraftView, EventDraft } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { findPost } from '../posts/load-posts.js';
import { findThread } from '../threads/thread-gate.js';
import { draftColumns, draftOf } from './draft-row.js';

/** Unsent words for one place; `revision` is the one that was changed, 0 for none. */
export interface Words {
  readonly place: string;
  readonly title?: string | undefined;
  readonly markdown: string;
  readonly replyToId?: string | null | undefined;
  /** The version of the post that the words change. */
  readonly madeFrom?: number | null | undefined;
  /** The other fields of an event. */
  readonly event?: EventDraft | null | undefined;
  readonly revision: number;
}

const MOST_DRAFTS = 500;

const stored = (event: EventDraft | null) =>
  event === null ? null : sql<EventDraft>`${JSON.stringify(event)}::jsonb`;

/**
 * Keeps unsent words on the server. A device that did not know of the latest save is refused, so that neither text
 * is lost: the server keeps its own, and the device still has the other to offer to the writer.
 */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `draft.conflict`, `draft.too-many` */
  async execute(me: AccountViewer, words: Words): Promise<DraftView> {
    if (words.revision === 0) await this.demandPlace(me, words.place);
    return this.database.transaction(async (tx) => {
      const saved = words.revision === 0 ? await this.begin(tx, me, words) : await this.change(tx, me, words);
      if (saved === undefined) throw await this.conflict(tx, me, words.place);
      const { place, revision } = saved;
      await tx.appendAccountEvent(me.personId, 'draft.changed', { place, revision });
      return draftOf(saved);
    });
  }

  private async begin(tx: Transaction, me: AccountViewer, words: Words) {
    const { count } = await tx.sql
      .selectFrom('draft')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('person_id', '=', me.personId)
      .executeTakeFirstOrThrow();
    if (count >= MOST_DRAFTS) throw new DomainError('draft.too-many', { most: MOST_DRAFTS });
    return tx.sql
      .insertInto('draft')
      .values({
        person_id: me.personId,
        place: words.place,
        title: words.title ?? '',
        markdown: words.markdown,
        reply_to_id: words.replyToId ?? null,
        made_from: words.madeFrom ?? null,
        event: stored(words.event ?? null),
        revision: 1,
        updated_at: this.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(draftColumns)
      .executeTakeFirst();
  }

  private change(tx: Transaction, me: AccountViewer, words: Words) {
    return tx.sql
      .updateTable('draft')
      .set({
        markdown: words.markdown,
        revision: words.revision + 1,
        updated_at: this.clock.now(),
        ...(words.title === undefined ? {} : { title: words.title }),
        ...(words.replyToId === undefined ? {} : { reply_to_id: words.replyToId }),
        ...(words.madeFrom === undefined ? {} : { made_from: words.madeFrom }),
        ...(words.event === undefined ? {} : { event: stored(words.event) }),
      })
      .where('person_id', '=', me.personId)
      .where('place', '=', words.place)
      .where('revision', '=', words.revision)
      .returning(draftColumns)
      .executeTakeFirst();
  }

  /** Tells the revision that the server has, 0 when the draft is gone. */
  private async conflict(tx: Transaction, me: AccountViewer, place: string): Promise<DomainError> {
    const kept = await tx.sql
      .selectFrom('draft')
      .select('revision')
      .where('person_id', '=', me.personId)
      .where('place', '=', place)
      .executeTakeFirst();
    return new DomainError('draft.conflict', { revision: kept?.revision ?? 0 });
  }

  /** What somebody publishes on their own page is written by them alone. */
  private async demandOwn(me: AccountViewer, publicationId: string): Promise<void> {
    const own = await this.database.sql
      .selectFrom('publication as b')
      .innerJoin('person as o', 'o.id', 'b.author_id')
      .select('b.id')
      .where('b.id', '=', publicationId)
      .where('b.author_id', '=', me.personId)
      .where(readsPublication(me, { publication: 'b', author: 'o' }))
      .executeTakeFirst();
    if (own === undefined) throw notFound();
  }

  private async demandPlace(me: AccountViewer, place: string): Promise<void> {
    const [kind, id = ''] = place.split(':');
    if (kind === 'community' || kind === 'event')
      return demandReadable(await findPlace(this.database.sql, me, id));
    if (kind === 'thread') {
      await findThread(this.database, me, id);
      return undefined;
    }
    if (kind === 'publication') return this.demandOwn(me, id);
    const post = await findPost(this.database.prepared, me, id);
    if (!canReadThread(post.place, post.thread)) throw notFound();
    return undefined;
  }
}
