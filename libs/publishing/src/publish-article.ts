import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import type { OperationInput, publishArticle, PublicationView } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { Mentions } from '#libs/discussion';
import { CLOCK, DomainError, LIMITS, type AccountViewer, type Clock } from '#libs/kernel';

import { demandAudience } from './demand-audience.js';
import { dropDraft } from './drop-draft.js';
import { namePeople, unname } from './name-people.js';
import { findOwnArticle, presentPublication, type PublicationAtHand } from './publication-row.js';
import { PublishOnTime } from './publish-on-time.js';
import { publish, publishAgain } from './publish.js';
import { belowTitle } from './words.js';

type Input = OperationInput<typeof publishArticle>;

const SECOND = 1000;

/** Publishes the words of an article, now or later, or other words in their place. */
@Injectable()
export class PublishArticle {
  constructor(
    private readonly database: Database,
    private readonly mentions: Mentions,
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
    const { html, toNotify } = await this.mentions.write(me, null, body.markdown);
    const isOut = article.row.published_at !== null;
    return this.database.transaction(async (tx) => {
      await changeWords(tx, publicationId, { ...body, html: belowTitle(html), at });
      await dropDraft(tx, me.personId, publicationId);
      // Nobody has seen what waits for its time, so whom that named hears nothing.
      if (!isOut) await unname(tx, [publicationId]);
      const mentionedIds = await namePeople(tx, { aboutId: publicationId, publicationId }, toNotify);
      if (isOut)
        await publishAgain(tx, { publicationId, authorId: me.personId, mentionedIds }, this.clock.now());
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

type ChangedWords = Input['body'] & { readonly html: string; readonly at: Date | null };

/** @throws DomainError `publication.changed` when another device was faster */
const changeWords = async (
  tx: Transaction,
  id: string,
  { title, markdown, html, language, audience, version, at }: ChangedWords,
): Promise<void> => {
  const { numUpdatedRows } = await tx.sql
    .updateTable('publication')
    .set({
      title: title.trim(),
      markdown,
      html,
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
