import { sql } from 'kysely';

import type { Database, Visibility } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';

import { flag } from '../outgoing/activities/moderation.js';
import type { Addresses } from '../outgoing/addresses.js';
import { actorJson, idOf, type ActorColumn } from '../serving/actor-columns.js';
import { communityFactsOf } from '../serving/post-facts.js';
import type { Outbox } from './outbox.js';
import { textIn } from './sending.js';
import type { Fact } from './told-facts.js';

export interface ReportTellingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
}

interface ReportRow {
  readonly reason: string;
  readonly reporter_id: string;
  readonly reporter: ActorColumn;
  readonly post_id: string;
  readonly post_uri: string | null;
  readonly author: ActorColumn;
  readonly community_id: string;
  readonly community: ActorColumn;
  readonly visibility: Visibility;
}

/** Sends a report of a post in a community elsewhere to that community, and to nobody else, if its reporter wishes so. */
export class TellReports {
  constructor(private readonly parts: ReportTellingParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.reports', ['report.made'], (event) => this.tell(event));
  }

  /** Tells of one report; doing it again changes nothing. */
  async tell({ at, payload: { reportId } }: Fact<'report.made'>): Promise<void> {
    const row = await this.forwarded(reportId);
    if (row === undefined) return;
    const { addresses, outbox, database } = this.parts;
    const done = { activityId: reportId, actor: idOf(addresses, 'person', row.reporter), at };
    const document = flag(addresses, done, {
      post: row.post_uri ?? addresses.post(row.post_id).id,
      author: idOf(addresses, 'person', row.author),
      community: communityFactsOf(addresses, row),
      reason: row.reason,
    });
    const uri = textIn(document, 'id');
    const activity = {
      id: reportId,
      uri,
      actorId: row.reporter_id,
      kind: 'Flag',
      objectId: reportId,
    } as const;
    await database.transaction((tx) =>
      outbox.publish(tx, { ...activity, isPublic: false, document }, { actors: [row.community_id] }),
    );
  }

  private async forwarded(reportId: string): Promise<ReportRow | undefined> {
    const { rows } = await sql<ReportRow>`
      select r.reason, reporter.id reporter_id, ${actorJson('reporter')} reporter, p.id post_id, p.uri post_uri,
        ${actorJson('author')} author, community.id community_id, ${actorJson('community')} community,
        community.visibility
      from report r
      join person reporter on reporter.id = r.reporter_id and reporter.uri is null
      join post p on p.id = r.subject_id
      join person author on author.id = p.author_id
      join community on community.id = p.community_id
      join instance home on home.id = community.instance_id and not home.is_local
      where r.id = ${reportId} and r.is_forwarded and r.subject_kind = 'post'`.execute(
      this.parts.database.sql,
    );
    return rows[0];
  }
}
