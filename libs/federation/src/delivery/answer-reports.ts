import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';

import { resolve, type OutcomeFacts } from '../outgoing/activities/moderation.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { actorJson, idOf, type ActorColumn } from '../serving/actor-columns.js';
import { idFrom, type Outbox } from './outbox.js';
import type { Fact } from './told-facts.js';

export interface ReportAnsweringParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
}

/** A report that came from another server and was decided. */
interface DecidedRow {
  /** The id of the activity by which it came. */
  readonly uri: string;
  readonly status: 'upheld' | 'dismissed';
  readonly note: string;
  readonly sender_id: string;
  readonly sender_uri: string;
  /** The row of this instance, which answers: whoever decided is not told. */
  readonly instance_id: string;
  readonly community: ActorColumn | null;
  readonly person: ActorColumn | null;
  readonly post_id: string | null;
  readonly post_uri: string | null;
  readonly is_removed: boolean;
}

const outcomeOf = ({ status, is_removed }: DecidedRow): OutcomeFacts['outcome'] => {
  if (status === 'dismissed') return 'no-action';
  return is_removed ? 'removed' : 'acted';
};

/** Tells the servers from which reports came what was decided about them. */
export class AnswerReports {
  constructor(private readonly parts: ReportAnsweringParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.report-answers', ['report.decided'], (event) => this.answer(event));
  }

  /** Answers one report, as often as it came; doing it again changes nothing. */
  async answer({ at, payload: { reportId, toHost } }: Fact<'report.decided'>): Promise<void> {
    if (toHost === undefined) return;
    for (const row of await this.decided(reportId)) await this.send(row, reportId, at);
  }

  private async send(row: DecidedRow, reportId: string, at: Date): Promise<void> {
    const { addresses, outbox, database } = this.parts;
    const id = idFrom('resolve', reportId, row.uri);
    const by = { activityId: id, actor: addresses.instance.id, at };
    const outcome = outcomeOf(row);
    const document = resolve(addresses, by, { report: this.reportIn(row), outcome, note: row.note });
    const activity = {
      id,
      uri: addresses.activity('resolve', id),
      actorId: row.instance_id,
      kind: 'Resolve',
      objectId: reportId,
      isPublic: false,
      document,
    };
    await database.transaction((tx) => outbox.publish(tx, activity, { actors: [row.sender_id] }));
  }

  /** The report as it was said: who reported what to whom. */
  private reportIn(row: DecidedRow): OutgoingDocument {
    const { addresses } = this.parts;
    const community = row.community === null ? null : idOf(addresses, 'community', row.community);
    return {
      id: row.uri,
      type: 'Flag',
      actor: row.sender_uri,
      object: this.subjectOf(row) ?? community ?? addresses.instance.id,
      to: [community ?? addresses.instance.id],
      audience: community ?? undefined,
    };
  }

  private subjectOf({ post_id: postId, post_uri: uri, person }: DecidedRow): string | null {
    const { addresses } = this.parts;
    if (postId !== null) return uri ?? addresses.post(postId).id;
    return person === null ? null : idOf(addresses, 'person', person);
  }

  private async decided(reportId: string): Promise<DecidedRow[]> {
    const { rows } = await sql<DecidedRow>`
      select f.uri, r.status, r.outcome_note note, sender.owner_id sender_id, sender.uri sender_uri,
        home.id instance_id, ${actorJson('community')} community, ${actorJson('subject')} person,
        p.id post_id, p.uri post_uri, (p.deleted_at is not null or t.deleted_at is not null) is_removed
      from report_flag f
      join report r on r.id = f.report_id and r.status <> 'open'
      join remote_actor sender on sender.owner_id = coalesce(r.reporter_id, r.reporter_instance_id)
      join instance home on home.is_local
      left join community on community.id = r.community_id
      left join person subject on r.subject_kind = 'person' and subject.id = r.subject_id
      left join post p on r.subject_kind = 'post' and p.id = r.subject_id
      left join thread t on t.id = p.thread_id
      where r.id = ${reportId}`.execute(this.parts.database.sql);
    return rows;
  }
}
