import { Module } from '@nestjs/common';

import { Consents } from './consents.js';
import { LearningRecordsController } from './learning-records.controller.js';
import { RecordFacts } from './record-facts.js';
import { RecordPlaying } from './record-playing.js';
import { SendStatements } from './send-statements.js';

/** What people learn from, told to a learning record store (xAPI), for those who have agreed to it. */
@Module({
  controllers: [LearningRecordsController],
  providers: [Consents, RecordFacts, RecordPlaying, SendStatements],
})
export class LearningRecordsModule {}
