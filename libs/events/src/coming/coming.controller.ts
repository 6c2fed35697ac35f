import { Controller } from '@nestjs/common';

import {
  answerEvent,
  listEventGuests,
  withdrawEventAnswer,
  type EventView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { AnswerEvent } from './answer-event.js';
import { ListGuests } from './list-guests.js';

@Controller()
export class ComingController {
  constructor(
    private readonly answerEvent: AnswerEvent,
    private readonly listGuests: ListGuests,
  ) {}

  @Route(answerEvent)
  answer(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof answerEvent>,
  ): Promise<EventView> {
    return this.answerEvent.answer(me, params.eventId, body.answer);
  }

  @Route(withdrawEventAnswer)
  withdraw(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof withdrawEventAnswer>,
  ): Promise<EventView> {
    return this.answerEvent.withdraw(me, params.eventId);
  }

  @Route(listEventGuests)
  list(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listEventGuests>,
  ): Promise<OperationAnswer<typeof listEventGuests>> {
    return this.listGuests.execute(me, input);
  }
}
