import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { demandReadable, findPlace } from '#libs/access';
import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { accountViewerOf, hashOfSecret, newSecret } from '#libs/identity';
import { CLOCK, notFound, type AccountViewer, type Clock } from '#libs/kernel';

const SECRET = /^[\w-]{43}$/;

/** For what a secret address is, and where each kind of them lies. */
const folders = { podcast: 'feeds', calendar: 'calendars' } as const;

export type FeedPurpose = keyof typeof folders;

/** Which feed an address is of; calendars may be of no community, but of what their owner comes to. */
export interface FeedKind {
  readonly purpose: FeedPurpose;
  readonly communityId: string | null;
}

/** For whom a feed is read, and of which community. */
export interface FeedReader {
  readonly viewer: AccountViewer;
  readonly communityId: string | null;
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
  async createdAt(me: AccountViewer, kind: FeedKind): Promise<Date | null> {
    await this.demandFeed(me, kind);
    const row = await this.database.sql
      .selectFrom('feed_address')
      .select('created_at')
      .where(isOf(me, kind))
      .executeTakeFirst();
    return row?.created_at ?? null;
  }

  /** An earlier address of the same feed ends. @throws DomainError `not-found` */
  async make(me: AccountViewer, kind: FeedKind): Promise<{ createdAt: Date; base: string }> {
    await this.demandFeed(me, kind);
    const secret = newSecret();
    const [createdAt, secretHash] = [this.clock.now(), hashOfSecret(secret)];
    await this.database.sql
      .insertInto('feed_address')
      .values({
        secret_hash: secretHash,
        person_id: me.personId,
        purpose: kind.purpose,
        community_id: kind.communityId,
        created_at: createdAt,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'purpose', 'community_id'])
          .doUpdateSet({ secret_hash: secretHash, created_at: createdAt }),
      )
      .execute();
    return { createdAt, base: this.base(kind.purpose, secret) };
  }

  /** There may be none. @throws DomainError `not-found` */
  async end(me: AccountViewer, kind: FeedKind): Promise<void> {
    await this.demandFeed(me, kind);
    await this.database.sql.deleteFrom('feed_address').where(isOf(me, kind)).execute();
  }

  /** What addresses below a secret begin with. */
  base(purpose: FeedPurpose, secret: string): string {
    return `${this.config.publicUrl}/${folders[purpose]}/${secret}`;
  }

  /** @throws DomainError `not-found` also when its owner cannot sign in any more */
  async readerOf(purpose: FeedPurpose, secret: string): Promise<FeedReader> {
    if (!SECRET.test(secret)) throw notFound();
    const row = await this.database.sql
      .selectFrom('feed_address as f')
      .innerJoin('account as a', 'a.person_id', 'f.person_id')
      .innerJoin('person as p', 'p.id', 'f.person_id')
      .select(['f.person_id', 'f.community_id', 'p.instance_id', 'a.role', 'a.email', 'a.email_confirmed_at'])
      .where('f.secret_hash', '=', hashOfSecret(secret))
      .where('f.purpose', '=', purpose)
      .where('a.suspended_at', 'is', null)
      .where('p.suspended_at', 'is', null)
      .where('p.deleted_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    const email = row.email_confirmed_at === null ? '' : row.email;
    return { communityId: row.community_id, viewer: accountViewerOf({ ...row, email }) };
  }

  private async demandFeed(me: AccountViewer, { communityId }: FeedKind): Promise<void> {
    if (communityId !== null) demandReadable(await findPlace(this.database.sql, me, communityId));
  }
}

const isOf = (me: AccountViewer, { purpose, communityId }: FeedKind) =>
  sql<boolean>`person_id = ${me.personId} and purpose = ${purpose}
    and community_id is not distinct from ${communityId}::uuid`;
