import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { organisationJson, readsPublication, readsThread, seesCard } from '#libs/access';
import { presentQuestion, questionOfInvitation } from '#libs/communities';
import type { NotificationView, OperationInput, listNotifications } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';
import { skillJson } from '#libs/people';
import { publicationLinkJson, publicationLinkOf, type PublicationLinkRow } from '#libs/publishing';
import { excerpt, plainText, slugify } from '#libs/text';

interface Row {
  id: string;
  kind: NotificationView['kind'];
  count: number;
  subject_id: string | null;
  updated_at: Date;
  read_at: Date | null;
  people: NotificationView['people'];
  community: NotificationView['community'];
  thread: { id: string; title: string } | null;
  post: { id: string; number: number; html: string } | null;
  decision: NotificationView['decision'];
  skill: NotificationView['skill'];
  publication: PublicationLinkRow | null;
  event: NotificationView['event'];
  question: Parameters<typeof presentQuestion>[0];
  unread: string;
}

interface Page {
  readonly items: NotificationView[];
  readonly unread: number;
  readonly next?: string;
}

/**
 * What a reader may know now: about threads and publications they read; invitations, decisions and endorsements are addressed to them; the rest
 * needs the community's card. Counting and listing share this.
 */
const stillShown = (me: AccountViewer): RawBuilder<boolean> => sql<boolean>`(case
  when n.publication_id is not null then ${readsPublication(me, { publication: 'b', author: 'o' })}
  else (n.kind in ('invitation', 'join-decision', 'report', 'report-decision', 'report-answered', 'endorsement')
  or n.kind like 'agreement-%'
  or (n.thread_id is not null and ${readsThread(me, { thread: 't', community: 'c' })})
  or (n.thread_id is null and ${seesCard(me, 'c')})) end)`;

const people = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'displayName', p.display_name,
    'host', i.host, 'isLocal', i.is_local) order by a.position), '[]')
  from unnest(n.actor_ids[1:3]) with ordinality a (id, position)
  join person p on p.id = a.id join instance i on i.id = p.instance_id)`;

const community = sql`case when c.id is null then null else jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title,
  'organisation', ${organisationJson('ci')}) end`;

const decision = sql`case n.kind
  when 'join-decision' then (select r.decision from join_request r where r.id = n.subject_id)
  when 'report-decision' then (select r.status from report r where r.id = n.subject_id) end`;

const skill = sql`case n.kind when 'endorsement' then (
  select ${skillJson('known')} from skill known where known.id = n.subject_id) end`;

const publication = sql`case when b.id is null then null else ${publicationLinkJson} end`;

const event = sql`case when n.kind like 'event-%' then (
  select jsonb_build_object('startsAt', e.starts_at, 'timeZone', e.time_zone) from event e where e.id = n.subject_id) end`;

const question = (me: AccountViewer) => sql`case n.kind when 'invitation' then (
  select ${questionOfInvitation(me, 'i')} from invitation i where i.id = n.subject_id) end`;

const present = (row: Row): NotificationView => ({
  id: row.id,
  kind: row.kind,
  count: row.count,
  people: row.people,
  community: row.community,
  thread: row.thread === null ? null : { ...row.thread, slug: slugify(row.thread.title) },
  post:
    row.post === null
      ? null
      : { id: row.post.id, number: row.post.number, excerpt: excerpt(plainText(row.post.html), 120) },
  decision: row.decision,
  skill: row.skill,
  publication: row.publication && publicationLinkOf(row.publication),
  event: row.event && { ...row.event, startsAt: new Date(row.event.startsAt).toISOString() },
  question: presentQuestion(row.question),
  subjectId: row.subject_id,
  updatedAt: row.updated_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});

/** Lists a person's notifications, newest first, in one statement with their unread count. */
@Injectable()
export class ListNotifications {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(me: AccountViewer, { query }: OperationInput<typeof listNotifications>): Promise<Page> {
    const scope = `notifications ${me.personId} ${query.only ?? 'all'}`;
    const only = query.only === 'unread' ? sql`n.read_at is null` : sql`true`;
    const rows = await this.rows(me, sql`${this.after(scope, query.cursor)} and ${only}`, query.limit + 1);
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return {
      items: items.map(present),
      unread: Number(rows[0]?.unread ?? 0),
      ...(last !== undefined && {
        next: this.cursors.encode(scope, [last.updated_at.toISOString(), last.id]),
      }),
    };
  }

  private after(scope: string, cursor: string | undefined): RawBuilder<unknown> {
    if (cursor === undefined) return sql`true`;
    const [at, id] = this.cursors.decode(scope, cursor);
    return sql`(n.updated_at, n.id) < (${at}::timestamptz, ${id}::uuid)`;
  }

  private async rows(me: AccountViewer, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
    const shown = stillShown(me);
    const { rows } = await sql<Row>`
      select n.id, n.kind, n.count, n.subject_id, date_trunc('milliseconds', n.updated_at) as updated_at, n.read_at,
        ${people} as people, ${community} as community, ${decision} as decision,
        ${skill} as skill, ${publication} as publication, ${event} as event, ${question(me)} as question,
        case when t.id is null then null else jsonb_build_object('id', t.id, 'title', t.title) end as thread,
        case when p.id is null or p.deleted_at is not null then null
          else jsonb_build_object('id', p.id, 'number', p.number, 'html', left(p.html, 2000)) end as post,
        (select count(*) from notification n left join thread t on t.id = n.thread_id
          left join community c on c.id = n.community_id
          left join publication b on b.id = n.publication_id left join person o on o.id = b.author_id
          where n.person_id = ${me.personId} and n.read_at is null and ${shown}) as unread
      from notification n
      left join thread t on t.id = n.thread_id
      left join post p on p.id = n.post_id
      left join community c on c.id = n.community_id
      left join instance ci on ci.id = c.instance_id
      left join publication b on b.id = n.publication_id
      left join person o on o.id = b.author_id
      left join instance oi on oi.id = o.instance_id
      where n.person_id = ${me.personId} and ${shown} and ${where}
      order by n.updated_at desc, n.id desc
      limit ${limit}`.execute(this.database.sql);
    return rows;
  }
}
