import { Inject, Injectable } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';

import type { CardAtPartner, ExpertiseCard, OwnExpertiseCard } from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CLOCK, newId, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { cardContent, keptFromCard, type CardField } from './card-content.js';
import { getsCards } from './gets-cards.js';

interface Row {
  readonly card: ExpertiseCard;
  readonly kept: CardField[];
  readonly since: Date | null;
}

interface SentRow extends Omit<CardAtPartner, 'at'> {
  readonly at: Date;
}

/** More partners than this has nobody. */
const MOST_PARTNERS = 500;

const isOver = sql`(d.seq is null or d.dead_at is not null)`;

/** How far a card (`s`, of `c`) has come at its partner, by the delivery (`d`) of the last activity about it. */
const state = sql<CardAtPartner['state']>`case
  when c.withdrawn_at is null and s.withdrawn_at is null then
    case when d.delivered_at is not null then 'shown' when ${isOver} then 'not-reached' else 'sending' end
  when s.withdrawal_id is null then 'withdrawing'
  when d.delivered_at is not null then 'withdrawn' when ${isOver} then 'not-withdrawn' else 'withdrawing' end`;

/** The own expertise card: what it shows, and whether partners have it. */
@Injectable()
export class OwnCard {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  read(me: AccountViewer): Promise<OwnExpertiseCard> {
    return this.shown(this.database.sql, me);
  }

  /** Gives consent, or takes it back. Doing it again changes nothing. */
  async share(me: AccountViewer, isShared: boolean): Promise<OwnExpertiseCard> {
    const { personId } = me;
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { rows } = isShared
        ? await sql`
            insert into expertise_card (id, person_id, consented_at) values (${newId()}, ${personId}, ${now})
            on conflict (person_id) where withdrawn_at is null do nothing returning 1`.execute(tx.sql)
        : await sql`
            update expertise_card set withdrawn_at = ${now}
            where person_id = ${personId} and withdrawn_at is null returning 1`.execute(tx.sql);
      if (rows.length > 0) await tx.record('expertise-card.changed', { personId, isShared });
      return this.shown(tx.sql, me);
    });
  }

  private async shown(db: Kysely<Tables>, { personId }: AccountViewer): Promise<OwnExpertiseCard> {
    const { rows } = await sql<Row>`
      select ${cardContent} as card, ${keptFromCard} as kept, c.consented_at as since
      from person p left join expertise_card c on c.person_id = p.id and c.withdrawn_at is null
      where p.id = ${personId}`.execute(db);
    const [row] = rows;
    if (row === undefined) throw notFound();
    return {
      sharedSince: row.since?.toISOString() ?? null,
      card: row.card,
      kept: row.kept,
      partners: await this.partners(db),
      sent: await this.sent(db, personId),
    };
  }

  private async partners(db: Kysely<Tables>): Promise<OwnExpertiseCard['partners']> {
    const { rows } = await sql<OwnExpertiseCard['partners'][number]>`
      select i.host, i.name from instance i where not i.is_local and ${getsCards('i')}
      order by lower(i.name), i.host limit ${sql.lit(MOST_PARTNERS)}`.execute(db);
    return rows;
  }

  /** The latest of each partner. */
  private async sent(db: Kysely<Tables>, personId: string): Promise<CardAtPartner[]> {
    const { rows } = await sql<SentRow>`
      select * from (
        select distinct on (i.id) i.host, i.name, ${state} as state,
          coalesce(d.delivered_at, d.dead_at, s.withdrawn_at, c.withdrawn_at, s.sent_at) as at
        from expertise_card c join expertise_card_sent s on s.card_id = c.id join instance i on i.id = s.instance_id
        left join delivery d on d.activity_id = coalesce(s.withdrawal_id, s.activity_id) and d.host = i.host
        where c.person_id = ${personId} order by i.id, s.sent_at desc, s.id desc
      ) latest order by lower(name), host limit ${sql.lit(MOST_PARTNERS)}`.execute(db);
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  }
}
