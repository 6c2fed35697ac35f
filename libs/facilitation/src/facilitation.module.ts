import { Module } from '@nestjs/common';

import { CommunitiesModule } from '#libs/communities';
import { Database } from '#libs/database';
import { DiscussionModule } from '#libs/discussion';
import { DomainEventBus } from '#libs/jobs';

import { PanelController, StartController } from './facilitation.controller.js';
import { ListPanelMembers } from './list-panel-members.js';
import { ListStaleVideos } from './list-stale-videos.js';
import { ReadPanel } from './read-panel.js';
import { StartCommunity } from './start-community.js';
import { TickChecklist } from './tick-checklist.js';
import { WelcomeMember } from './welcome-member.js';

const verbs = [ListPanelMembers, ListStaleVideos, ReadPanel, StartCommunity, TickChecklist, WelcomeMember];

/** What helps those who look after a community: with what it begins, and how it fares. */
@Module({
  imports: [CommunitiesModule, DiscussionModule],
  controllers: [PanelController, StartController],
  providers: verbs,
  exports: verbs,
})
export class FacilitationModule {
  constructor(bus: DomainEventBus, database: Database) {
    bus.subscribe('facilitation', ['membership.removed'], async ({ payload }) => {
      await database.sql
        .deleteFrom('member_welcome')
        .where('community_id', '=', payload.communityId)
        .where('person_id', '=', payload.personId)
        .execute();
    });
  }
}
