import { Module, type OnModuleInit } from '@nestjs/common';

import { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';

import { CreatePathway } from './create-pathway.js';
import { DeletePathway } from './delete-pathway.js';
import { PathwayController } from './pathway.controller.js';
import { ReadPathways } from './read-pathways.js';
import { SetProgress } from './set-progress.js';
import { UpdatePathway } from './update-pathway.js';

/** Learning pathways, and how far each person has come on them. */
@Module({
  controllers: [PathwayController],
  providers: [CreatePathway, DeletePathway, ReadPathways, SetProgress, UpdatePathway],
})
export class LearningModule implements OnModuleInit {
  constructor(
    private readonly bus: DomainEventBus,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('learning', ['person.removed'], async ({ payload }) => {
      await this.database.sql
        .deleteFrom('pathway_progress')
        .where('person_id', '=', payload.personId)
        .execute();
    });
  }
}
