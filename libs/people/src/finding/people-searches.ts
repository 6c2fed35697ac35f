import { Inject, Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { OperationInput, PeopleSearch, renamePeopleSearch, savePeopleSearch } from '#libs/contracts';
import { Database, isTaken, runOnce, type OnceKey, type Tables } from '#libs/database';
import { CLOCK, DomainError, LIMITS, newId, notFound, type AccountViewer, type Clock } from '#libs/kernel';

type Row = Omit<PeopleSearch, 'savedAt'> & { readonly saved_at: Date };

const present = ({ saved_at, ...search }: Row): PeopleSearch => ({
  ...search,
  savedAt: saved_at.toISOString(),
});

const read = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  where: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<PeopleSearch[]> => {
  const { rows } = await sql<Row>`
    select s.id, s.name, s.wish, s.saved_at from people_search s
    where s.person_id = ${me.personId} and ${where} order by fold(s.name), s.id`.execute(db);
  return rows.map(present);
};

/** The one with this id, which was just written. */
const readOne = async (db: Kysely<Tables>, me: AccountViewer, id: string): Promise<PeopleSearch> => {
  const [search] = await read(db, me, sql<boolean>`s.id = ${id}`);
  if (search === undefined) throw notFound();
  return search;
};

const nameTaken = (): DomainError =>
  new DomainError('people-search.name-taken', {}, [{ path: 'name', code: 'people-search.name-taken' }]);

/** @throws DomainError `people-search.name-taken` where the work wants a name that another search of the person has */
const demandFreeName = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (isTaken(error, ['people_search_name'])) throw nameTaken();
    throw error;
  }
};

/** Searches for people that somebody keeps; each is their own, and nobody else knows of it. */
@Injectable()
export class PeopleSearches {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(me: AccountViewer): Promise<{ items: PeopleSearch[] }> {
    return { items: await read(this.database.sql, me) };
  }

  /** @throws DomainError `people-search.name-taken`, `people-search.too-many`, `idempotency.key-reused` */
  save(
    me: AccountViewer,
    once: OnceKey,
    { name, wish }: OperationInput<typeof savePeopleSearch>['body'],
  ): Promise<PeopleSearch> {
    return runOnce(this.database, once, async (tx) => {
      // One after the other, so that the number is right.
      await sql`select from person where id = ${me.personId} for no key update`.execute(tx.sql);
      const kept = await read(tx.sql, me);
      if (kept.length >= LIMITS.peopleSearches.ofPerson) throw new DomainError('people-search.too-many');
      const id = newId();
      await demandFreeName(
        tx.sql
          .insertInto('people_search')
          .values({
            id,
            person_id: me.personId,
            name: name.trim(),
            wish: sql`${JSON.stringify(wish)}::jsonb`,
            saved_at: this.clock.now(),
          })
          .execute(),
      );
      return readOne(tx.sql, me, id);
    });
  }

  /** @throws DomainError `not-found`, `people-search.name-taken` */
  rename(
    me: AccountViewer,
    { params: { searchId }, body }: OperationInput<typeof renamePeopleSearch>,
  ): Promise<PeopleSearch> {
    return this.database.transaction(async (tx) => {
      const work = tx.sql
        .updateTable('people_search')
        .set({ name: body.name.trim() })
        .where('id', '=', searchId)
        .where('person_id', '=', me.personId)
        .execute();
      await demandFreeName(work);
      return readOne(tx.sql, me, searchId);
    });
  }

  /** @throws DomainError `not-found` */
  async remove(me: AccountViewer, searchId: string): Promise<void> {
    const gone = await this.database.transaction((tx) =>
      tx.sql
        .deleteFrom('people_search')
        .where('id', '=', searchId)
        .where('person_id', '=', me.personId)
        .returning('id')
        .executeTakeFirst(),
    );
    if (gone === undefined) throw notFound();
  }
}
