import { Injectable } from '@nestjs/common';

import { makeCommunity, readCommunity } from '#libs/communities';
import type { CommunityDetail, createCommunity, KitTemplateName, OperationInput } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { OpenThread } from '#libs/discussion';
import type { AccountViewer } from '#libs/kernel';

import { beginningOf, type Beginning } from './start-kits.js';

type NewCommunity = OperationInput<typeof createCommunity>['body'];

/** Starts a community, blank or with a start kit: a welcome thread, topics and a checklist. */
@Injectable()
export class StartCommunity {
  constructor(
    private readonly database: Database,
    private readonly opening: OpenThread,
  ) {}

  /** @throws DomainError `name.taken`, `name.reserved`, `community.nested-too-deep`, `community.domains-missing` */
  execute(me: AccountViewer, { template, ...body }: NewCommunity, once: OnceKey): Promise<CommunityDetail> {
    return runOnce(this.database, once, async (tx) => {
      const id = await (template === undefined
        ? makeCommunity(tx, me, body)
        : this.withKit(tx, me, { ...body, template }));
      return readCommunity(tx.sql, me, id);
    });
  }

  private async withKit(
    tx: Transaction,
    me: AccountViewer,
    { template, ...body }: NewCommunity & { readonly template: KitTemplateName },
  ): Promise<string> {
    const beginning = beginningOf(template, body.language ?? 'en');
    const topics = (body.topics ?? []).length === 0 ? [...beginning.topics] : body.topics;
    const id = await makeCommunity(tx, me, { ...body, topics });
    await this.begin(tx, me, id, { template, ...beginning });
    return id;
  }

  private async begin(
    tx: Transaction,
    me: AccountViewer,
    communityId: string,
    { template, title, markdown }: Beginning & { readonly template: KitTemplateName },
  ): Promise<void> {
    const { thread } = await this.opening.inside(tx, me, { communityId, title, markdown });
    const now = new Date();
    // Nobody has seen the thread yet, so there is nobody to tell that it was pinned.
    await tx.sql.updateTable('thread').set({ pinned_at: now }).where('id', '=', thread.id).execute();
    await tx.sql
      .insertInto('start_kit')
      .values({ community_id: communityId, template, welcome_thread_id: thread.id, created_at: now })
      .execute();
  }
}
