import { Injectable } from '@nestjs/common';

import { canTickChecklist, demand, findPlace } from '#libs/access';
import type { ChecklistItem, CommunityPanel } from '#libs/contracts';
import { Database } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

import { loadPanel } from './read-panel.js';
import { isOnChecklist } from './start-kits.js';

/** Something on the checklist of a community. */
interface Entry {
  readonly community: string;
  readonly item: ChecklistItem;
}

/** Says that something on the checklist is done, or takes that back. */
@Injectable()
export class TickChecklist {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` also for what is not on the checklist, `not-allowed`, `community.archived` */
  async execute(me: AccountViewer, { community, item }: Entry, done: boolean): Promise<CommunityPanel> {
    const place = await findPlace(this.database.sql, me, community);
    demand(canTickChecklist(place), place);
    const { id: communityId } = place.community;
    const kit = await this.database.sql
      .selectFrom('start_kit')
      .select('template')
      .where('community_id', '=', communityId)
      .executeTakeFirst();
    if (kit === undefined || !isOnChecklist(kit.template, item)) throw notFound();
    await (done ? this.tick(me, communityId, item) : this.untick(communityId, item));
    return loadPanel(this.database.sql, me, communityId);
  }

  private async tick({ personId }: AccountViewer, communityId: string, item: ChecklistItem): Promise<void> {
    await this.database.sql
      .insertInto('start_kit_tick')
      .values({ community_id: communityId, item, ticked_by: personId, ticked_at: new Date() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  private async untick(communityId: string, item: ChecklistItem): Promise<void> {
    await this.database.sql
      .deleteFrom('start_kit_tick')
      .where('community_id', '=', communityId)
      .where('item', '=', item)
      .execute();
  }
}
