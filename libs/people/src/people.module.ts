import { Module, type OnModuleInit } from '@nestjs/common';

import { CommunitiesModule } from '#libs/communities';
import { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';

import { CardController } from './cards/card.controller.js';
import { FindPeopleOfPartners } from './cards/find-people-of-partners.js';
import { OwnCard } from './cards/own-card.js';
import { EndorseSkill } from './endorsements/endorse-skill.js';
import { EndorsementController } from './endorsements/endorsement.controller.js';
import { ListEndorsements } from './endorsements/list-endorsements.js';
import { AskExpert } from './experts/ask-expert.js';
import { ExpertController } from './experts/expert.controller.js';
import { SeekExperts } from './experts/seek-experts.js';
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
import { FollowTopics } from './topics/follow-topics.js';
import { keepTopics } from './topics/keep-topics.js';
import { TopicController } from './topics/topic.controller.js';
import { Vocabulary } from './vocabulary.js';

/** What people know, in the words of one vocabulary, how they are found by it and asked, and who follows whom. */
@Module({
  imports: [CommunitiesModule],
  controllers: [
    CardController,
    EndorsementController,
    ExpertController,
    FollowingController,
    PeopleController,
    SkillsController,
    SkillSuggestionsController,
    TiesController,
    TopicController,
    VocabularyController,
  ],
  providers: [
    AskExpert,
    EndorseSkill,
    FindPeople,
    FindPeopleOfPartners,
    FindPersonElsewhere,
    FollowPerson,
    FollowTopics,
    ListEndorsements,
    MoveAccount,
    MySkills,
    MyTies,
    OwnCard,
    SeekExperts,
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
    keepTopics(this.bus, this.database);
    this.bus.subscribe('people', ['person.removed'], async ({ payload: { personId } }) => {
      const { sql } = this.database;
      // What was said of their skills goes with these.
      await sql.deleteFrom('person_skill').where('person_id', '=', personId).execute();
      await sql.deleteFrom('endorsement').where('endorser_id', '=', personId).execute();
      await sql.deleteFrom('expert_suggestion').where('person_id', '=', personId).execute();
      await sql.deleteFrom('skill_suggestion').where('person_id', '=', personId).execute();
      await sql
        .updateTable('expertise_card')
        .set({ withdrawn_at: new Date() })
        .where('person_id', '=', personId)
        .where('withdrawn_at', 'is', null)
        .execute();
      await sql.deleteFrom('topic_follow').where('person_id', '=', personId).execute();
      await this.database.transaction((tx) => forgetTies(tx, personId));
    });
  }
}
