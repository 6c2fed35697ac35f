import { canJoin, canRead, canRequestToJoin, placeOf, type Place } from '#libs/access';
import type { CommunityCard, MyStanding } from '#libs/contracts';
import type { Viewer } from '#libs/kernel';

import type { CardRow } from './card-columns.js';

/** A moment for an answer. */
export const momentOf = (at: Date | null): string | null => (at === null ? null : at.toISOString());

const standingOf = ({ standing }: Place, row: CardRow): MyStanding => ({
  role: standing.role,
  expiresAt: momentOf(standing.expiresAt),
  requestId: row.request_id,
  requestedAt: momentOf(row.requested_at),
  invitationId: row.invitation_id,
  ban: standing.ban && { endsAt: momentOf(standing.ban.endsAt) },
});

/** A community for one reader, without the figures that are only for those who may read it. */
export const presentCard = (viewer: Viewer, row: CardRow, now: Date): CommunityCard => {
  const place = placeOf(viewer, row.place, now);
  const reads = canRead(place);
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    organisation: row.organisation,
    crestFileId: row.crest_file_id,
    purpose: row.purpose,
    visibility: row.visibility,
    joinPolicy: row.join_policy,
    language: row.language,
    topics: row.topics,
    imageFileId: row.image_file_id,
    imageAlt: row.image_alt,
    parent: row.parent,
    isArchived: row.archived_at !== null,
    facilitatorCount: row.facilitator_count,
    memberCount: reads ? row.member_count : null,
    threadCount: reads ? row.thread_count : null,
    lastActivityAt: reads ? momentOf(row.last_activity_at) : null,
    takingPart: reads ? row.taking_part : null,
    canRead: reads,
    canJoin: canJoin(place),
    canRequestToJoin: canRequestToJoin(place),
    me: standingOf(place, row),
  };
};
