import { Injectable } from '@nestjs/common';

import type { WatchHistory } from '#libs/contracts';
import { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { isKeptFor } from './is-kept-for.js';

/** All that is kept about what a person has watched, for that person. */
@Injectable()
export class WatchHistories {
  constructor(private readonly database: Database) {}

  async read({ personId }: AccountViewer): Promise<WatchHistory> {
    const { sql: db } = this.database;
    const [isKept, records] = await Promise.all([
      isKeptFor(db, personId),
      db
        .selectFrom('watch_record')
        .select((select) => select.fn.countAll<string>().as('count'))
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow(),
    ]);
    return { isKept, videos: Number(records.count) };
  }

  async set(me: AccountViewer, isKept: boolean): Promise<WatchHistory> {
    const { sql: db } = this.database;
    if (isKept) await db.deleteFrom('watch_opt_out').where('person_id', '=', me.personId).execute();
    else
      await db
        .insertInto('watch_opt_out')
        .values({ person_id: me.personId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return this.read(me);
  }

  async erase(me: AccountViewer): Promise<WatchHistory> {
    await this.database.transaction(async (tx) => {
      await tx.sql.deleteFrom('watch_record').where('person_id', '=', me.personId).execute();
      await tx.sql.deleteFrom('video_viewing').where('person_id', '=', me.personId).execute();
    });
    return this.read(me);
  }
}
