import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { CLOCK, type Clock } from '#libs/kernel';
import { newObjectKey, OBJECT_STORE, type ObjectStore } from '#libs/storage';

import type { VideoState } from './playlists-elsewhere.js';

/** Keys of everything below this area belong to rows of `elsewhere_part`. */
const ELSEWHERE_AREA = 'elsewhere';

const HOUR_MS = 3_600_000;

/** Parts that are let go of by one look for them. */
const AT_ONCE = 100;

/** A part as it is kept here. */
export interface KeptPart {
  readonly key: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Stores a part under a key; null where it could not be had. */
export type Fetching = (key: string) => Promise<Omit<KeptPart, 'key'> | null>;

/**
 * Parts of videos of other servers that are kept here for the next viewer, as far as the quota lets them; those that were
 * not wanted for longest go first.
 */
@Injectable()
export class KeptParts {
  /** What is being fetched, so that many viewers of one film cause one request. */
  private readonly pending = new Map<string, Promise<KeptPart | null>>();

  constructor(
    private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A part by its name, fetched where it is not here; null where it cannot be had. */
  async get(video: VideoState, name: string, fetch: Fetching): Promise<KeptPart | null> {
    const kept = await this.find(video, name);
    if (kept !== null) return kept;
    const id = `${video.videoId} ${video.generation} ${name}`;
    const pending = this.pending.get(id) ?? this.keep(video, name, fetch);
    this.pending.set(id, pending);
    return pending.finally(() => this.pending.delete(id));
  }

  /** Lets go of everything beyond the quota but the part that was wanted last. */
  async trim(): Promise<void> {
    let surplus: readonly string[];
    do {
      surplus = await this.surplus();
      await this.remove(surplus);
    } while (surplus.length === AT_ONCE);
  }

  /** Some of what is beyond the quota, wanted longest ago first, which the index finds without a look at the rest. */
  private async surplus(): Promise<readonly string[]> {
    const { rows } = await sql<{ object_key: string }>`
      with oldest as (
        select object_key, size, used_at from elsewhere_part
        where object_key <> (
          select object_key from elsewhere_part order by used_at desc, object_key desc limit 1)
        order by used_at, object_key limit ${AT_ONCE}),
      passed as (
        select object_key, sum(size) over (order by used_at, object_key) - size as bytes from oldest)
      select object_key from passed
      where bytes < (select sum(size) from elsewhere_part) - ${this.config.uploads.videoCacheBytes}`.execute(
      this.database.sql,
    );
    return rows.map(({ object_key: key }) => key);
  }

  /** Lets go of parts of videos that are gone, deleted or have changed since. */
  async removeOutdated(): Promise<void> {
    const { rows } = await sql<{ object_key: string }>`
      select p.object_key from elsewhere_part p
      where not exists (select from video v join thread t on t.id = v.thread_id
        join community c on c.id = t.community_id
        where v.id = p.video_id and v.playable_generation = p.generation and v.deleted_at is null
          and t.deleted_at is null and c.deleted_at is null)`.execute(this.database.sql);
    await this.remove(rows.map(({ object_key: key }) => key));
  }

  /** Objects that were stored just before their process died, and so were never written down. */
  async removeStrays(before: Date): Promise<void> {
    for await (const { key, modifiedAt } of this.store.list(`${ELSEWHERE_AREA}/`)) {
      if (modifiedAt >= before) continue;
      const row = await this.database.sql
        .selectFrom('elsewhere_part')
        .select('object_key')
        .where('object_key', '=', key)
        .executeTakeFirst();
      if (row === undefined) await this.store.delete(key);
    }
  }

  private async find({ videoId, generation }: VideoState, name: string): Promise<KeptPart | null> {
    const row = await this.database.sql
      .selectFrom('elsewhere_part')
      .select(['object_key', 'media_type', 'size', 'used_at'])
      .where('video_id', '=', videoId)
      .where('generation', '=', generation)
      .where('name', '=', name)
      .executeTakeFirst();
    if (row === undefined) return null;
    const now = this.clock.now();
    // Once an hour is enough to know what nobody wants any more.
    if (now.getTime() - row.used_at.getTime() > HOUR_MS)
      await this.database.sql
        .updateTable('elsewhere_part')
        .set({ used_at: now })
        .where('object_key', '=', row.object_key)
        .execute();
    return { key: row.object_key, mediaType: row.media_type, size: row.size };
  }

  private async keep(
    { videoId, generation }: VideoState,
    name: string,
    fetch: Fetching,
  ): Promise<KeptPart | null> {
    const key = newObjectKey(ELSEWHERE_AREA);
    const fetched = await fetch(key);
    if (fetched === null) return null;
    const { mediaType, size } = fetched;
    const written = await this.database.sql
      .insertInto('elsewhere_part')
      .values({
        object_key: key,
        video_id: videoId,
        generation,
        name,
        media_type: mediaType,
        size,
        used_at: this.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['video_id', 'generation', 'name']).doNothing())
      .returning('object_key')
      .executeTakeFirst();
    if (written === undefined) {
      // Another process was faster.
      await this.store.delete(key);
      return this.find({ videoId, generation }, name);
    }
    await this.trim();
    return { key, mediaType, size };
  }

  /** Objects first, rows second: a crash between the two is repaired by the next time. */
  private async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.store.delete(key);
      await this.database.sql.deleteFrom('elsewhere_part').where('object_key', '=', key).execute();
    }
  }
}
