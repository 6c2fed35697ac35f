import { Controller } from '@nestjs/common';

import {
  addMySkill,
  answerSkillSuggestion,
  changeSkill,
  deleteSkill,
  findSkills,
  listSkillSuggestions,
  listVocabulary,
  mergeSkill,
  readSkillsOfPerson,
  seekSkillSuggestions,
  setMySkill,
  type OperationAnswer,
  type OperationInput,
  type SkillsOfPerson,
  type VocabularyEntry,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { MySkills } from './my-skills.js';
import { readSkillsOfPerson as readSkills } from './read-skills.js';
import { SkillSuggestions } from './skill-suggestions.js';
import { Vocabulary } from './vocabulary.js';

type Suggested = Promise<OperationAnswer<typeof listSkillSuggestions>>;

/** Skills and interests of people. */
@Controller()
export class SkillsController {
  constructor(
    private readonly database: Database,
    private readonly vocabulary: Vocabulary,
    private readonly mine: MySkills,
  ) {}

  @Route(findSkills)
  find(@Input() { query }: OperationInput<typeof findSkills>): Promise<OperationAnswer<typeof findSkills>> {
    return this.vocabulary.find(query.q?.trim() ?? '');
  }

  @Route(readSkillsOfPerson)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readSkillsOfPerson>,
  ): Promise<SkillsOfPerson> {
    return readSkills(this.database.sql, viewer, params.handle);
  }

  @Route(addMySkill)
  add(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof addMySkill>,
  ): Promise<SkillsOfPerson> {
    return this.mine.add(me, body);
  }

  @Route(setMySkill)
  set(@Me() me: AccountViewer, @Input() input: OperationInput<typeof setMySkill>): Promise<SkillsOfPerson> {
    return this.mine.set(me, input);
  }
}

/** What is suggested to somebody, and what they say to it. */
@Controller()
export class SkillSuggestionsController {
  constructor(private readonly suggestions: SkillSuggestions) {}

  @Route(listSkillSuggestions)
  list(@Me() me: AccountViewer): Suggested {
    return this.suggestions.list(me);
  }

  @Route(seekSkillSuggestions)
  seek(@Me() me: AccountViewer): Suggested {
    return this.suggestions.seek(me);
  }

  @Route(answerSkillSuggestion)
  answer(@Me() me: AccountViewer, @Input() input: OperationInput<typeof answerSkillSuggestion>): Suggested {
    return this.suggestions.answer(me, input);
  }
}

/** The care of the vocabulary. */
@Controller()
export class VocabularyController {
  constructor(private readonly vocabulary: Vocabulary) {}

  @Route(listVocabulary)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listVocabulary>,
  ): Promise<OperationAnswer<typeof listVocabulary>> {
    return this.vocabulary.list(me, query);
  }

  @Route(changeSkill)
  change(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof changeSkill>,
  ): Promise<VocabularyEntry> {
    return this.vocabulary.change(me, input);
  }

  @Route(mergeSkill)
  merge(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof mergeSkill>,
  ): Promise<VocabularyEntry> {
    return this.vocabulary.merge(me, input);
  }

  @Route(deleteSkill)
  remove(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof deleteSkill>): Promise<void> {
    return this.vocabulary.remove(me, params.skillId);
  }
}
