import { Inject, Injectable } from '@nestjs/common';

import { demandReadable, findPlace } from '#libs/access';
import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { accountViewerOf, hashOfSecret, newSecret } from '#libs/identity';
import { CLOCK, notFound, type AccountViewer, type Clock } from '#libs/kernel';

const SECRET = /^[\w-]{43}$/;

/** For whom a feed is read, and of which community. */
export interface FeedReader {
  readonly viewer: AccountViewer;
  readonly communityId: string;
}

/**
 * Secret addresses of feeds, for apps that cannot sign in. Whoever has one reads what its owner may read, at every
 * request anew; the database keeps its digest alone.
 */
@Injectable()
export class FeedAddresses {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async createdAt(me: AccountViewer, communityId: string): Promise<Date | null> {
    demandReadable(await findPlace(this.database.sql, me, communityId));
    const row = await this.database.sql
      .selectFrom('feed_address')
      .select('created_at')
      .where('person_id', '=', me.personId)
      .where('community_id', '=', communityId)
      .executeTakeFirst();
    return row?.created_at ?? null;
  }

  /** An earlier address of the same feed ends. @throws DomainError `not-found` */
  async make(me: AccountViewer, communityId: string): Promise<{ createdAt: Date; address: string }> {
    demandReadable(await findPlace(this.database.sql, me, communityId));
    const secret = newSecret();
    const [createdAt, secretHash] = [this.clock.now(), hashOfSecret(secret)];
    await this.database.sql
      .insertInto('feed_address')
      .values({
        person_id: me.personId,
        community_id: communityId,
        secret_hash: secretHash,
        created_at: createdAt,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'community_id'])
          .doUpdateSet({ secret_hash: secretHash, created_at: createdAt }),
      )
      .execute();
    return { createdAt, address: `${this.base(secret)}/feed.xml` };
  }

  /** There may be none. @throws DomainError `not-found` */
  async end(me: AccountViewer, communityId: string): Promise<void> {
    demandReadable(await findPlace(this.database.sql, me, communityId));
    await this.database.sql
      .deleteFrom('feed_address')
      .where('person_id', '=', me.personId)
      .where('community_id', '=', communityId)
      .execute();
  }

  /** What addresses below a secret begin with. */
  base(secret: string): string {
    return `${this.config.publicUrl}/feeds/${secret}`;
  }

  /** @throws DomainError `not-found` also when its owner cannot sign in any more */
  async readerOf(secret: string): Promise<FeedReader> {
    if (!SECRET.test(secret)) throw notFound();
    const row = await this.database.sql
      .selectFrom('feed_address as f')
      .innerJoin('account as a', 'a.person_id', 'f.person_id')
      .innerJoin('person as p', 'p.id', 'f.person_id')
      .select(['f.person_id', 'f.community_id', 'p.instance_id', 'a.role', 'a.email', 'a.email_confirmed_at'])
      .where('f.secret_hash', '=', hashOfSecret(secret))
      .where('a.suspended_at', 'is', null)
      .where('p.suspended_at', 'is', null)
      .where('p.deleted_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    const email = row.email_confirmed_at === null ? '' : row.email;
    return { communityId: row.community_id, viewer: accountViewerOf({ ...row, email }) };
  }
}
