import type { NotificationKind } from '#libs/database';

/** That one person should hear of one thing. `groupKey` joins it with unread ones of the same kind. */
export interface Notice {
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly groupKey: string;
  /** Who did it; null where a decision speaks for a body. */
  readonly actorId: string | null;
  readonly communityId: string | null;
  readonly threadId: string | null;
  readonly postId: string | null;
  readonly subjectId: string | null;
  /** The article or status that it is about. */
  readonly publicationId?: string;
}

/** Each person hears of one thing once, for the strongest reason, which is the first; who wrote it does not. */
export const strongestOnly = (notices: readonly Notice[], writer: string): Notice[] => {
  const first = new Map<string, Notice>();
  for (const notice of notices) {
    if (notice.personId !== writer && !first.has(notice.personId)) first.set(notice.personId, notice);
  }
  return [...first.values()];
};

/** Notices for many people about one thing. */
export const noticesFor = (personIds: Iterable<string>, about: Omit<Notice, 'personId'>): Notice[] =>
  [...new Set(personIds)].map((personId) => ({ ...about, personId }));
