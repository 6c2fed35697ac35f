import { Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import {
  canAddSubCommunity,
  canArchive,
  canBan,
  canChangeRoles,
  canChangeVisibility,
  canDecideRequests,
  canDelete,
  canInvite,
  canInviteByEmail,
  canJoin,
  canLeave,
  canManage,
  canModerate,
  canAddDocument,
  canPlanEvent,
  canRead,
  canReplySomewhere,
  canReport,
  canRequestToJoin,
  canReviewReports,
  canSeePanel,
  canSeeMembers,
  canStartThread,
  invitableRoles,
  isCommunity,
  listsCommunity,
  placeOf,
  readsCommunity,
  readsDocument,
  readsPathway,
  readsThread,
  readsVideo,
  seesCard,
  type Place,
} from '#libs/access';
import type { CommunityDetail, CommunityPermissions } from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { DomainError, notFound, type Viewer } from '#libs/kernel';

import { selectCards } from './card-columns.js';
import { Elsewhere } from './elsewhere.js';
import { personCardOf } from './person-columns.js';
import { momentOf, presentCard } from './present-card.js';

const MOST_FACILITATORS = 20;
const MOST_SUB_COMMUNITIES = 100;
const MOST_ORGANISATIONS = 100;

const permissionsOf = (place: Place): CommunityPermissions => ({
  canRead: canRead(place),
  canSeeMembers: canSeeMembers(place),
  canReply: canReplySomewhere(place),
  canStartThread: canStartThread(place),
  canPlanEvent: canPlanEvent(place),
  canAddDocument: canAddDocument(place),
  canModerate: canModerate(place),
  canInvite: canInvite(place),
  canInviteByEmail: canInviteByEmail(place),
  canDecideRequests: canDecideRequests(place),
  canBan: canBan(place, null),
  canChangeRoles: canChangeRoles(place),
  canManage: canManage(place),
  canChangeVisibility: canChangeVisibility(place),
  canArchive: canArchive(place),
  canDelete: canDelete(place),
  canAddSubCommunity: canAddSubCommunity(place),
  canJoin: canJoin(place),
  canRequestToJoin: canRequestToJoin(place),
  canLeave: canLeave(place),
  canReport: canReport(place),
  canReviewReports: canReviewReports(place),
  canSeePanel: canSeePanel(place),
  invitableRoles: invitableRoles(place),
});

const facilitatorsFor = (viewer: Viewer, now: Date): RawBuilder<CommunityDetail['facilitators']> =>
  sql<CommunityDetail['facilitators']>`coalesce((select jsonb_agg(jsonb_build_object('person', host.card,
      'role', host.role)) from (
        select ${personCardOf(viewer, 'p')} as card, m.role from membership m join person p on p.id = m.person_id
        where m.community_id = c.id and m.role in ('owner', 'facilitator') and p.deleted_at is null
          and (m.expires_at is null or m.expires_at > ${now}) and ${readsCommunity(viewer, 'c', now)}
        order by m.role = 'owner' desc, m.joined_at limit ${MOST_FACILITATORS}) host), '[]')`;

/** Whether anything was published here that the viewer may see. */
const hasVideosFor = (viewer: Viewer, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from video v join thread t on t.id = v.thread_id
    where v.community_id = c.id and ${readsVideo(viewer, { video: 'v', thread: 't', community: 'c' }, now)})`;

/** Whether something was put together for learning here, and the viewer may see it. */
const hasLibraryFor = (viewer: Viewer, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from pathway w
    where w.community_id = c.id and ${readsPathway(viewer, { pathway: 'w', community: 'c' }, now)})`;

/** Whether there are documents that the viewer may read. */
const hasDocumentsFor = (viewer: Viewer, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from document d
    where d.community_id = c.id and ${readsDocument(viewer, { document: 'd', community: 'c' }, now)})`;

/** Whether people meet here, or met, as far as the viewer may see it. */
const hasEventsFor = (viewer: Viewer, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from event e join thread t on t.id = e.thread_id
    where e.community_id = c.id and ${readsThread(viewer, { thread: 't', community: 'c' }, now)})`;

/** How much of it was read that was written before anybody here followed it. */
const historyColumn = sql<
  CommunityDetail['history']
>`(select jsonb_build_object('threadsFound', h.threads_found,
    'threadsRead', h.threads_read, 'isBeingRead', h.state = 'reading')
  from community_history h where h.community_id = c.id)`;

/** Since when the server of a community elsewhere takes nothing; null where it does, or where the community is here. */
const unreachableSince = sql<Date | null>`(select peer.failing_since from peer
  where peer.instance_id = c.instance_id)`;

/**
 * One community as its own page shows it, in two statements (itself; what lies below it).
 *
 * @throws DomainError `not-found`
 */
export const readCommunity = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  reference: string,
  now = new Date(),
): Promise<CommunityDetail> => {
  const row = await selectCards(db, viewer, now, MOST_ORGANISATIONS)
    .select(['c.description', 'c.description_html', 'c.join_domains', 'c.created_at'])
    .select(facilitatorsFor(viewer, now).as('facilitators'))
    .select(hasVideosFor(viewer, now).as('has_videos'))
    .select(hasLibraryFor(viewer, now).as('has_library'))
    .select(hasDocumentsFor(viewer, now).as('has_documents'))
    .select(hasEventsFor(viewer, now).as('has_events'))
    .select(historyColumn.as('history'))
    .select(unreachableSince.as('unreachable_since'))
    .where(isCommunity(reference, 'c'))
    .where(seesCard(viewer, 'c', now))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  const place = placeOf(viewer, row.place, now);
  const reads = canRead(place);
  const below = reads ? await subCommunities(db, viewer, row.id, now) : [];
  return {
    ...presentCard(viewer, row, now),
    description: reads ? row.description : '',
    descriptionHtml: reads ? row.description_html : '',
    joinDomains: row.join_domains,
    facilitators: row.facilitators,
    subCommunities: below,
    createdAt: row.created_at.toISOString(),
    archivedAt: momentOf(row.archived_at),
    unreachableSince: momentOf(row.unreachable_since),
    hasVideos: row.has_videos,
    hasLibrary: row.has_library,
    hasDocuments: row.has_documents,
    hasEvents: row.has_events,
    history: reads ? row.history : null,
    permissions: permissionsOf(place),
  };
};

const subCommunities = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  parentId: string,
  now: Date,
): Promise<CommunityDetail['subCommunities']> => {
  const rows = await selectCards(db, viewer, now)
    .where('c.parent_id', '=', parentId)
    .where(listsCommunity(viewer, 'c', now))
    .orderBy(sql`lower(c.title)`)
    .orderBy('c.id')
    .limit(MOST_SUB_COMMUNITIES)
    .execute();
  return rows.map((row) => presentCard(viewer, row, now));
};

@Injectable()
export class ReadCommunity {
  constructor(
    private readonly database: Database,
    private readonly elsewhere: Elsewhere,
  ) {}

  /** One that lives elsewhere and is not known here is asked for there. @throws DomainError `not-found` */
  async execute(viewer: Viewer, reference: string): Promise<CommunityDetail> {
    try {
      return await readCommunity(this.database.sql, viewer, reference);
    } catch (error) {
      const isMissing = error instanceof DomainError && error.code === 'not-found';
      if (!isMissing || !(await this.elsewhere.findCommunity(viewer, reference))) throw error;
      return readCommunity(this.database.sql, viewer, reference);
    }
  }
}
