import type { Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

/** Topics as they are kept: trimmed, in lower case, each once. */
export const tidyTopics = (topics: readonly string[]): string[] => [
  ...new Set(topics.map((topic) => topic.trim().replaceAll(/\s+/g, ' ').toLowerCase())),
];

/** @throws DomainError `community.domains-missing` when people join by domain and none is named */
export const demandDomains = (joinPolicy: string, joinDomains: readonly string[]): void => {
  if (joinPolicy === 'domain' && joinDomains.length === 0) throw new DomainError('community.domains-missing');
};

/**
 * Takes an uploaded picture for a community.
 *
 * @throws DomainError `file.not-usable` unless it is the person's own upload for this purpose
 */
export const claimImage = async (
  tx: Transaction,
  { fileId, communityId, personId }: { fileId: string; communityId: string; personId: string },
): Promise<void> => {
  const claimed = await tx.sql
    .updateTable('stored_file')
    .set({ community_id: communityId })
    .where('id', '=', fileId)
    .where('purpose', '=', 'community-image')
    .where('deleted_at', 'is', null)
    .where((is) =>
      is.or([
        is('community_id', '=', communityId),
        is.and([is('community_id', 'is', null), is('owner_id', '=', personId)]),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  if (claimed === undefined) throw new DomainError('file.not-usable');
};
