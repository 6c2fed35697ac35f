import { Controller } from '@nestjs/common';

import {
  createEvent,
  listCommunityEvents,
  listMyEvents,
  readEvent,
  setEventState,
  updateEvent,
  type EventView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { ChangeEvent } from './planning/change-event.js';
import { PlanEvent } from './planning/plan-event.js';
import { ReadEvents } from './read-events.js';

@Controller()
export class EventController {
  constructor(
    private readonly planEvent: PlanEvent,
    private readonly readEvents: ReadEvents,
    private readonly changeEvent: ChangeEvent,
  ) {}

  @Route(createEvent)
  create(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() input: OperationInput<typeof createEvent>,
  ): Promise<EventView> {
    return this.planEvent.execute(me, once, input);
  }

  @Route(listCommunityEvents)
  listOfCommunity(
    @Who() viewer: Viewer,
    @Input() input: OperationInput<typeof listCommunityEvents>,
  ): Promise<OperationAnswer<typeof listCommunityEvents>> {
    return this.readEvents.inCommunity(viewer, input);
  }

  @Route(listMyEvents)
  listMine(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listMyEvents>,
  ): Promise<OperationAnswer<typeof listMyEvents>> {
    return this.readEvents.mine(me, input);
  }

  @Route(readEvent)
  read(@Who() viewer: Viewer, @Input() { params }: OperationInput<typeof readEvent>): Promise<EventView> {
    return this.readEvents.one(viewer, params.eventId);
  }

  @Route(updateEvent)
  update(@Me() me: AccountViewer, @Input() input: OperationInput<typeof updateEvent>): Promise<EventView> {
    return this.changeEvent.update(me, input);
  }

  @Route(setEventState)
  setState(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof setEventState>,
  ): Promise<EventView> {
    return this.changeEvent.setState(me, input);
  }
}
