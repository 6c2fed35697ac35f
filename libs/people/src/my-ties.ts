import { Injectable } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';

import { Elsewhere, personLinkById } from '#libs/communities';
import type { TiesView } from '#libs/contracts';
import { Database, type Tables, type Transaction } from '#libs/database';
import { DomainError, LIMITS, type AccountViewer } from '#libs/kernel';

/** What ties an account to other servers, as its owner sees it. */
export const readTies = async (db: Kysely<Tables>, personId: string): Promise<TiesView> => {
  const { rows } = await sql<TiesView>`
    select p.accepts_followers as "acceptsFollowers",
      coalesce((select jsonb_agg(${personLinkById(sql.ref('other.id'))} order by o.added_at, other.id)
        from other_account o join person other on other.id = o.other_id
        where o.person_id = p.id and other.deleted_at is null), '[]') as others,
      ${personLinkById(sql.ref('p.moved_to_id'))} as "movedTo"
    from person p where p.id = ${personId}`.execute(db);
  return rows[0] ?? { acceptsFollowers: true, others: [], movedTo: null };
};

/** What people say of their other accounts, and of who may follow them. */
@Injectable()
export class MyTies {
  constructor(
    private readonly database: Database,
    private readonly elsewhere: Elsewhere,
  ) {}

  read(me: AccountViewer): Promise<TiesView> {
    return readTies(this.database.sql, me.personId);
  }

  acceptFollowers(me: AccountViewer, acceptsFollowers: boolean): Promise<TiesView> {
    return this.change(me, async (tx) => {
      await tx.sql
        .updateTable('person')
        .set({ accepts_followers: acceptsFollowers })
        .where('id', '=', me.personId)
        .execute();
    });
  }

  /** @throws DomainError `person.not-found-there`, `accounts.too-many` */
  async add(me: AccountViewer, handle: string): Promise<TiesView> {
    const otherId = await this.elsewhere.findPerson(handle);
    if (otherId === null) throw new DomainError('person.not-found-there');
    return this.change(me, async (tx) => {
      await tx.sql
        .insertInto('other_account')
        .values({ person_id: me.personId, other_id: otherId, added_at: new Date() })
        .onConflict((conflict) => conflict.columns(['person_id', 'other_id']).doNothing())
        .execute();
      const { others } = await readTies(tx.sql, me.personId);
      if (others.length > LIMITS.federation.otherAccounts) throw new DomainError('accounts.too-many');
    });
  }

  remove(me: AccountViewer, otherId: string): Promise<TiesView> {
    return this.change(me, async (tx) => {
      await tx.sql
        .deleteFrom('other_account')
        .where('person_id', '=', me.personId)
        .where('other_id', '=', otherId)
        .execute();
    });
  }

  /** One change after the other, each of which others are told. */
  private change(me: AccountViewer, work: (tx: Transaction) => Promise<void>): Promise<TiesView> {
    return this.database.transaction(async (tx) => {
      await sql`select from person where id = ${me.personId} for no key update`.execute(tx.sql);
      await work(tx);
      await tx.record('person.updated', { personId: me.personId });
      return readTies(tx.sql, me.personId);
    });
  }
}
