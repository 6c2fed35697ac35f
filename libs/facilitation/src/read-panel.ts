import { Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import { canSeePanel, canSeeRequests, canTickChecklist } from '#libs/access';
import { personLinkById, readPlaceRows } from '#libs/communities';
import {
  checklistItems,
  type ChecklistItem,
  type CommunityPanel,
  type KitTemplateName,
  type StartKitView,
} from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { newMembers, quietMembers, staleVideos, unansweredQuestions } from './panel-facts.js';
import { isOnChecklist } from './start-kits.js';

const MOST_COUNTED = 100;
const INVITED = 5;

type Ticks = Partial<Record<ChecklistItem, { by: StartKitView['entries'][number]['tickedBy']; at: string }>>;

interface KitRow {
  readonly template: KitTemplateName;
  readonly welcomeThreadId: string | null;
  readonly ticks: Ticks;
  readonly seen: Partial<Record<ChecklistItem, boolean>>;
}

type PanelRow = Omit<CommunityPanel, 'kit' | 'canTick'> & { readonly kit: KitRow | null };

/** How many rows there are, at most so many as are told. */
const upTo100 = (rows: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(select count(*)::integer from (select 1 from ${rows} limit ${sql.lit(MOST_COUNTED)}) counted)`;

/** What can be seen to be done of a checklist. */
const seen = (now: Date): RawBuilder<unknown> => sql`
  jsonb_build_object(
    'describe', whole.description <> '',
    'picture', whole.image_file_id is not null,
    'welcome', exists (select from thread t join post w on w.id = t.root_post_id
      where t.id = k.welcome_thread_id and w.edited_at is not null),
    'invite', whole.member_count > ${sql.lit(INVITED)} or (select count(*) from (select from invitation i
      where i.community_id = spot.id limit ${sql.lit(INVITED)}) sent) = ${sql.lit(INVITED)},
    'helper', (select count(*) from (select from membership m where m.community_id = spot.id
      and m.role in ('owner', 'facilitator') and (m.expires_at is null or m.expires_at > ${now}) limit 2) team) = 2,
    'answer', coalesce((select exists (select from post reply where reply.thread_id = first.id and reply.number > 1
        and reply.author_id <> first.author_id and reply.created_at <= first.created_at + interval '1 day')
      from thread first where first.community_id = spot.id and first.kind = 'question' and first.deleted_at is null
      order by first.created_at limit 1), false))`;

const kit = (now: Date): RawBuilder<unknown> => sql`
  (select jsonb_build_object('template', k.template, 'welcomeThreadId', k.welcome_thread_id,
    'ticks', coalesce((select jsonb_object_agg(done.item,
        jsonb_build_object('by', ${personLinkById(sql`done.ticked_by`)}, 'at', done.ticked_at))
      from start_kit_tick done where done.community_id = spot.id), '{}'),
    'seen', ${seen(now)})
  from start_kit k join community whole on whole.id = k.community_id where k.community_id = spot.id)`;

const panel = (viewer: AccountViewer, now: Date): RawBuilder<unknown> => sql`
  select jsonb_build_object('kit', ${kit(now)},
    'newMembers', ${upTo100(newMembers(now))},
    'quietMembers', ${upTo100(quietMembers(now))},
    'unanswered', ${upTo100(unansweredQuestions)},
    'staleVideos', ${upTo100(staleVideos(viewer, now))},
    'joinRequests', ${upTo100(sql`join_request q where q.community_id = spot.id and q.decision is null`)},
    'openReports', ${upTo100(sql`report e where e.community_id = spot.id and e.status = 'open'`)}) as found`;

/** The checklist: what somebody ticked counts as much as what can be seen. */
const presentKit = ({ template, welcomeThreadId, ticks, seen: isSeen }: KitRow): StartKitView => ({
  template,
  welcomeThreadId,
  entries: checklistItems
    .filter((item) => isOnChecklist(template, item))
    .map((item) => {
      const tick = ticks[item];
      return {
        item,
        isDone: isSeen[item] === true || tick !== undefined,
        isSeen: isSeen[item] === true,
        tickedBy: tick?.by ?? null,
        tickedAt: tick === undefined ? null : new Date(tick.at).toISOString(),
      };
    }),
});

/**
 * How a community fares, for those who look after it: one statement, in which nothing is counted beyond 100.
 *
 * @throws DomainError `not-found`, `not-allowed`
 */
export const loadPanel = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  reference: string,
): Promise<CommunityPanel> => {
  const now = new Date();
  const { place, rows } = await readPlaceRows<PanelRow>(db, {
    viewer: me,
    reference,
    rows: panel(me, now),
    allowed: canSeePanel,
    now,
  });
  const [row] = rows;
  if (row === undefined) throw new Error('A select of one row gave none.');
  return {
    ...row,
    kit: row.kit && presentKit(row.kit),
    canTick: canTickChecklist(place),
    joinRequests: canSeeRequests(place) ? row.joinRequests : null,
  };
};

/** How a community fares, and what its facilitators have done of their checklist. */
@Injectable()
export class ReadPanel {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  execute(me: AccountViewer, reference: string): Promise<CommunityPanel> {
    return loadPanel(this.database.sql, me, reference);
  }
}
