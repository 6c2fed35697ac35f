import { Injectable } from '@nestjs/common';

import { canManage, demand, lockPlace, type Place } from '#libs/access';
import type { CommunityDetail, OperationInput, updateCommunity } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { changePicture } from '#libs/files';
import type { AccountViewer } from '#libs/kernel';
import { renderMarkdown } from '#libs/text';

import { readCommunity } from './read-community.js';
import { demandDomains, tidyTopics } from './settings.js';

type Changes = OperationInput<typeof updateCommunity>['body'];

const valuesOf = (changes: Changes) => ({
  ...(changes.title !== undefined && { title: changes.title.trim() }),
  ...(changes.purpose !== undefined && { purpose: changes.purpose.trim() }),
  ...(changes.description !== undefined && {
    description: changes.description,
    description_html: renderMarkdown(changes.description).html,
  }),
  ...(changes.language !== undefined && { language: changes.language }),
  ...(changes.topics !== undefined && { topics: tidyTopics(changes.topics) }),
  ...(changes.joinPolicy !== undefined && { join_policy: changes.joinPolicy }),
  ...(changes.joinDomains !== undefined && { join_domains: [...new Set(changes.joinDomains)] }),
  ...(changes.imageFileId !== undefined && { image_file_id: changes.imageFileId }),
  ...(changes.imageAlt !== undefined && { image_alt: changes.imageAlt.trim() }),
});

const changeImage = async (
  tx: Transaction,
  me: AccountViewer,
  communityId: string,
  after: string | null,
): Promise<void> => {
  const { image_file_id: before } = await tx.sql
    .selectFrom('community')
    .select('image_file_id')
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow();
  await changePicture(tx, { purpose: 'community-image', personId: me.personId, before, after, communityId });
};

/** Changes how a community presents itself and how people join. */
@Injectable()
export class UpdateCommunity {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `community.domains-missing`, `file.missing` */
  execute(me: AccountViewer, reference: string, changes: Changes): Promise<CommunityDetail> {
    return this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, reference);
      demand(canManage(place), place);
      await this.apply(tx, place, me, changes);
      return readCommunity(tx.sql, me, place.community.id);
    });
  }

  private async apply(
    tx: Transaction,
    { community }: Place,
    me: AccountViewer,
    changes: Changes,
  ): Promise<void> {
    demandDomains(changes.joinPolicy ?? community.joinPolicy, changes.joinDomains ?? community.joinDomains);
    const values = valuesOf(changes);
    if (Object.keys(values).length === 0) return;
    if (changes.imageFileId !== undefined) await changeImage(tx, me, community.id, changes.imageFileId);
    await tx.sql.updateTable('community').set(values).where('id', '=', community.id).execute();
    await tx.record('community.updated', { communityId: community.id, by: me.personId });
  }
}
