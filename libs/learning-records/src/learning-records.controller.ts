import { Controller } from '@nestjs/common';

import {
  changeLearningRecord,
  readLearningRecord,
  recordPlaying,
  type LearningRecordView,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { Consents } from './consents.js';
import { RecordPlaying } from './record-playing.js';

@Controller()
export class LearningRecordsController {
  constructor(
    private readonly consents: Consents,
    private readonly playing: RecordPlaying,
  ) {}

  @Route(readLearningRecord)
  read(@Me() me: AccountViewer): Promise<LearningRecordView> {
    return this.consents.read(me);
  }

  @Route(changeLearningRecord)
  async change(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof changeLearningRecord>,
  ): Promise<LearningRecordView> {
    await (body.agreed ? this.consents.give(me) : this.consents.takeBack(me.personId));
    return this.consents.read(me);
  }

  @Route(recordPlaying)
  async record(@Me() me: AccountViewer, @Input() input: OperationInput<typeof recordPlaying>): Promise<void> {
    await this.playing.execute(me, input);
  }
}
