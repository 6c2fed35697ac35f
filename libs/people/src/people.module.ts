import { Module, type OnModuleInit } from '@nestjs/common';

import { CommunitiesModule } from '#libs/communities';
import { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';

import { CardController } from './cards/card.controller.js';
import { FindPeopleOfPartners } from './cards/find-people-of-partners.js';
import { OwnCard } from './cards/own-card.js';
import { ContributionsController } from './contributions/contributions.controller.js';
import { CvController } from './contributions/cv.controller.js';
import { ListContributions } from './contributions/list-contributions.js';
import { EndorseSkill } from './endorsements/endorse-skill.js';
import { EndorsementController } from './endorsements/endorsement.controller.js';
import { ListEndorsements } from './endorsements/list-endorsements.js';
import { AskExpert } from './experts/ask-expert.js';
import { ExpertController } from './experts/expert.controller.js';
import { SeekExperts } from './experts/seek-experts.js';
import { FindPersonElsewhere } from './find-person-elsewhere.js';
import { FindPeople } from './finding/find-people.js';
import { PeopleSearches } from './finding/people-searches.js';
import { PeopleController, PeopleSearchesController } from './finding/people.controller.js';
import { FollowPerson } from './follow-person.js';
import { FollowingController, TiesController } from './following.controller.js';
import { forgetTies } from './follows-elsewhere.js';
import { MoveAccount } from './move-account.js';
import { BundleSeal } from './moving/bundle-seal.js';
import { BundleController } from './moving/bundle.controller.js';
import { MakeBundle } from './moving/make-bundle.js';
import { OpenBundle } from './moving/open-bundle.js';
import { TakeOverBundle } from './moving/take-over-bundle.js';
import { MySkills } from './my-skills.js';
import { MyTies } from './my-ties.js';
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
    BundleController,
    ContributionsController,
    CvController,
    CardController,
    EndorsementController,
    ExpertController,
    FollowingController,
    PeopleController,
    PeopleSearchesController,
    SkillsController,
    SkillSuggestionsController,
    TiesController,
    TopicController,
    VocabularyController,
  ],
  providers: [
    AskExpert,
    BundleSeal,
    EndorseSkill,
    FindPeople,
    FindPeopleOfPartners,
    FindPersonElsewhere,
    FollowPerson,
    FollowTopics,
    ListContributions,
    ListEndorsements,
    MakeBundle,
    MoveAccount,
    MySkills,
    MyTies,
    OpenBundle,
    PeopleSearches,
    OwnCard,
    SeekExperts,
    SkillSuggestions,
    TakeOverBundle,
    Vocabulary,
  ],
  exports: [BundleSeal],
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
      await sql
        .deleteFrom('brought_endorsement')
        .where(
          'endorser_uri',
          'in',
          sql.selectFrom('person').select('uri').where('id', '=', personId).$castTo<{ uri: string }>(),
        )
        .execute();
      await sql.deleteFrom('expert_suggestion').where('person_id', '=', personId).execute();
      await sql.deleteFrom('people_search').where('person_id', '=', personId).execute();
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
