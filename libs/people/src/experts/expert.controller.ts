import { Controller } from '@nestjs/common';

import {
  answerExpertRequest,
  askExpert,
  findExperts,
  readExperts,
  type ExpertsFound,
  type ExpertsOfThread,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { AskExpert } from './ask-expert.js';
import { SeekExperts } from './seek-experts.js';

/** Who may know the answer to a question. */
@Controller()
export class ExpertController {
  constructor(
    private readonly asking: AskExpert,
    private readonly seeking: SeekExperts,
  ) {}

  @Route(readExperts)
  read(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readExperts>,
  ): Promise<ExpertsOfThread> {
    return this.asking.read(me, params.threadId);
  }

  @Route(findExperts)
  find(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof findExperts>,
  ): Promise<ExpertsFound> {
    return this.seeking.execute(me, params.threadId);
  }

  @Route(askExpert)
  ask(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof askExpert>,
  ): Promise<ExpertsOfThread> {
    return this.asking.execute(me, params.threadId, params.personId);
  }

  @Route(answerExpertRequest)
  answer(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof answerExpertRequest>,
  ): Promise<void> {
    return this.asking.answer(me, params.threadId, body.isDeclined);
  }
}
