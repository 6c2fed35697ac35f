import { Module, type OnModuleInit } from '@nestjs/common';

import { FeedAddresses } from '#libs/communities';
import { Database } from '#libs/database';
import { DiscussionModule } from '#libs/discussion';
import { DomainEventBus } from '#libs/jobs';

import { CalendarController } from './calendar/calendar.controller.js';
import { ReadCalendar } from './calendar/read-calendar.js';
import { AnswerEvent } from './coming/answer-event.js';
import { ComingController } from './coming/coming.controller.js';
import { forgetAnswers } from './coming/forget-answers.js';
import { ListGuests } from './coming/list-guests.js';
import { KeepEventElsewhere } from './elsewhere/keep-event-elsewhere.js';
import { EventController } from './event.controller.js';
import { ChangeEvent } from './planning/change-event.js';
import { PlanEvent } from './planning/plan-event.js';
import { ReadEvents } from './read-events.js';
import { RemindGuests } from './reminders/remind-guests.js';

/** When and where the members of a community meet, and who comes. */
@Module({
  imports: [DiscussionModule],
  controllers: [CalendarController, ComingController, EventController],
  providers: [
    AnswerEvent,
    ChangeEvent,
    FeedAddresses,
    KeepEventElsewhere,
    ListGuests,
    PlanEvent,
    ReadCalendar,
    ReadEvents,
    RemindGuests,
  ],
  exports: [KeepEventElsewhere],
})
export class EventsModule implements OnModuleInit {
  constructor(
    private readonly bus: DomainEventBus,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('events', ['person.removed', 'membership.removed'], async (event) => {
      const { personId } = event.payload;
      if (event.kind === 'person.removed') await forgetAnswers(this.database, personId);
      else await forgetAnswers(this.database, personId, event.payload.communityId);
    });
  }
}
