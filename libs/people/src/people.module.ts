import { Module, type OnModuleInit } from '@nestjs/common';

import { CommunitiesModule } from '#libs/communities';
import { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';

import { FindPeople } from './find-people.js';
import { FindPersonElsewhere } from './find-person-elsewhere.js';
import { FollowPerson } from './follow-person.js';
import { FollowingController, TiesController } from './following.controller.js';
import { forgetTies } from './follows-elsewhere.js';
import { MoveAccount } from './move-account.js';
import { MySkills } from './my-skills.js';
import { MyTies } from './my-ties.js';
import { PeopleController } from './people.controller.js';
import { SkillSuggestions } from './skill-suggestions.js';
import { SkillsController, SkillSuggestionsController, VocabularyController } from './skills.controller.js';
import { Vocabulary } from './vocabulary.js';

/** What people know, in the words of one vocabulary, how they are found by it, and who follows whom. */
@Module({
  imports: [CommunitiesModule],
  controllers: [
    FollowingController,
    PeopleController,
    SkillsController,
    SkillSuggestionsController,
    TiesController,
    VocabularyController,
  ],
  providers: [
    FindPeople,
    FindPersonElsewhere,
    FollowPerson,
    MoveAccount,
    MySkills,
    MyTies,
    SkillSuggestions,
    Vocabulary,
  ],
})
export class PeopleModule implements OnModuleInit {
  constructor(
    private readonly bus: DomainEventBus,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('people', ['person.removed'], async ({ payload: { personId } }) => {
      const { sql } = this.database;
      await sql.deleteFrom('person_skill').where('person_id', '=', personId).execute();
      await sql.deleteFrom('skill_suggestion').where('person_id', '=', personId).execute();
      await this.database.transaction((tx) => forgetTies(tx, personId));
    });
  }
}
