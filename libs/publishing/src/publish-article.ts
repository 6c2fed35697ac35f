import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import type { OperationInput, publishArticle, PublicationView } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, LIMITS, type AccountViewer, type Clock } from '#libs/kernel';

import { demandAudience } from './demand-audience.js';
import { dropDraft } from './drop-draft.js';
import { findOwnArticle, presentPublication, type PublicationAtHand } from './publication-row.js';
import { PublishOnTime } from './publish-on-time.js';
import { publish, publishAgain } from './publish.js';
import { articleHtmlOf } from './words.js';

type Input = OperationInput<typeof publishArticle>;

const SECOND = 1000;

/** Publishes the words of an article, now or later, or other words in their place. */
@Injectable()
export class PublishArticle {
  constructor(
    private readonly database: Database,
    private readonly onTime: PublishOnTime,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError `not-found`, `publication.changed`, `publication.public-off`, `publication.time-wrong` */
  async execute(me: AccountViewer, { params: { publicationId }, body }: Input): Promise<PublicationView> {
    const { sql: db } = this.database;
    const article = await findOwnArticle(db, me, publicationId);
    if (body.audience !== article.row.audience || article.row.published_at === null)
      demandAudience(this.config, body.audience);
    const at = this.timeOf(body, article);
    return this.database.transaction(async (tx) => {
      await changeWords(tx, publicationId, { ...body, at });
      await dropDraft(tx, me.personId, publicationId);
      if (article.row.published_at !== null)
        await publishAgain(tx, publicationId, me.personId, this.clock.now());
      else if (at === null) await publish(tx, publicationId, this.clock.now());
      else await this.onTime.schedule(tx, publicationId, at);
      return presentPublication(await findOwnArticle(tx.sql, me, publicationId));
    });
  }

  /** Keeps what waits for its time as a draft. @throws DomainError `not-found` */
  async unschedule(me: AccountViewer, publicationId: string): Promise<PublicationView> {
    await findOwnArticle(this.database.sql, me, publicationId);
    return this.database.transaction(async (tx) => {
      await tx.sql
        .updateTable('publication')
        .set({ scheduled_for: null })
        .where('id', '=', publicationId)
        .execute();
      return presentPublication(await findOwnArticle(tx.sql, me, publicationId));
    });
  }

  private timeOf({ scheduledFor }: Input['body'], { row }: PublicationAtHand): Date | null {
    if (scheduledFor === undefined || scheduledFor === null) return null;
    const [at, now] = [new Date(scheduledFor), this.clock.now()];
    const latest = now.getTime() + LIMITS.publishing.aheadSeconds * SECOND;
    if (row.published_at !== null || at <= now || at.getTime() > latest)
      throw new DomainError('publication.time-wrong', {}, [
        { path: 'scheduledFor', code: 'publication.time-wrong' },
      ]);
    return at;
  }
}

/** @throws DomainError `publication.changed` when another device was faster */
const changeWords = async (
  tx: Transaction,
  id: string,
  { title, markdown, language, audience, version, at }: Input['body'] & { readonly at: Date | null },
): Promise<void> => {
  const { numUpdatedRows } = await tx.sql
    .updateTable('publication')
    .set({
      title: title.trim(),
      markdown,
      html: articleHtmlOf(markdown),
      language,
      audience,
      scheduled_for: at,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new DomainError('publication.changed');
};
