import { Inject, Injectable } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';

import type { addToWatchRecord, OperationInput, WatchRecord } from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CLOCK, type AccountViewer, type Clock } from '#libs/kernel';

import { findVideo } from '../videos/video-row.js';
import { isKeptFor } from './is-kept-for.js';

/** The share of a video's seconds that makes it completed, in per cent. */
const COMPLETED_PERCENT = 90;

interface Row {
  readonly seen: [number, number][];
  readonly position_ms: number;
  readonly completed_at: Date | null;
}

interface OfVideo {
  readonly personId: string;
  readonly videoId: string;
  /** Whole seconds of the video; what is seen beyond them does not count. */
  readonly seconds: number;
}

const secondsIn = (seen: readonly (readonly [number, number])[]): number =>
  seen.reduce((sum, [from, to]) => sum + to - from, 0);

const load = async (db: Kysely<Tables>, { personId, videoId }: OfVideo): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    select coalesce((select jsonb_agg(jsonb_build_array(lower(s), upper(s)) order by lower(s)) from unnest(seen) s),
      '[]') as seen, position_ms, completed_at
    from watch_record where person_id = ${personId} and video_id = ${videoId}`.execute(db);
  return rows[0];
};

const present = (row: Row | undefined, isKept: boolean, { seconds }: OfVideo): WatchRecord => {
  const seen = row?.seen ?? [];
  return {
    isKept,
    positionMs: row?.position_ms ?? 0,
    seen,
    percent: seconds === 0 ? 0 : Math.min(100, Math.floor((100 * secondsIn(seen)) / seconds)),
    completedAt: row?.completed_at?.toISOString() ?? null,
  };
};

/** What people have seen of a video. Every statement names the person whose own it is; there is no other reader. */
@Injectable()
export class WatchRecords {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async read(me: AccountViewer, videoId: string): Promise<WatchRecord> {
    const video = await this.find(me, videoId);
    const { sql: db } = this.database;
    return present(await load(db, video), await isKeptFor(db, me.personId), video);
  }

  /** @throws DomainError `not-found` */
  async add(
    me: AccountViewer,
    { params, body: { positionMs, seen } }: OperationInput<typeof addToWatchRecord>,
  ): Promise<WatchRecord> {
    const video = await this.find(me, params.videoId);
    const isKept = await isKeptFor(this.database.sql, me.personId);
    if (isKept) await this.merge(video, positionMs, seen);
    return present(await load(this.database.sql, video), isKept, video);
  }

  /** Doing so again changes nothing. @throws DomainError `not-found` */
  async erase(me: AccountViewer, videoId: string): Promise<void> {
    await this.find(me, videoId);
    await this.database.sql
      .deleteFrom('watch_record')
      .where('person_id', '=', me.personId)
      .where('video_id', '=', videoId)
      .execute();
  }

  private async find(me: AccountViewer, videoId: string): Promise<OfVideo> {
    const { row } = await findVideo(this.database.sql, me, videoId);
    return { personId: me.personId, videoId, seconds: Math.ceil((row.duration_ms ?? 0) / 1000) };
  }

  /** The database joins the stretches, so that two devices at once lose nothing of each other. */
  private async merge(
    { personId, videoId, seconds }: OfVideo,
    positionMs: number,
    seen: readonly (readonly [number, number])[],
  ): Promise<void> {
    const ranges = sql`(select coalesce(range_agg(int4range(s.first, s.last)), '{}')
      from unnest(${seen.map(([from]) => from)}::integer[], ${seen.map(([, to]) => to)}::integer[]) s (first, last))
      * int4multirange(int4range(0, ${seconds}::integer))`;
    await sql`
      insert into watch_record (person_id, video_id, seen, position_ms)
      values (${personId}, ${videoId}, ${ranges}, ${positionMs})
      on conflict (person_id, video_id) do update set seen = watch_record.seen + excluded.seen,
        position_ms = excluded.position_ms`.execute(this.database.sql);
    await sql`
      update watch_record set completed_at = ${this.clock.now()}
      where person_id = ${personId} and video_id = ${videoId} and completed_at is null
        and (select sum(upper(s) - lower(s)) * 100 from unnest(seen) s)
          >= ${seconds * COMPLETED_PERCENT}::integer`.execute(this.database.sql);
  }
}
