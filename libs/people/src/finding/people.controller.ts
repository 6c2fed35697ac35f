import { Controller } from '@nestjs/common';

import {
  deletePeopleSearch,
  listPeople,
  listPeopleSearches,
  readPeopleFacets,
  renamePeopleSearch,
  savePeopleSearch,
  type OperationAnswer,
  type OperationInput,
  type PeopleFacets,
  type PeopleSearch,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { FindPeople } from './find-people.js';
import { PeopleSearches } from './people-searches.js';

/** The people of this instance and of its partners. */
@Controller()
export class PeopleController {
  constructor(private readonly people: FindPeople) {}

  @Route(listPeople)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listPeople>,
  ): Promise<OperationAnswer<typeof listPeople>> {
    return this.people.list(me, query);
  }

  @Route(readPeopleFacets)
  facets(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof readPeopleFacets>,
  ): Promise<PeopleFacets> {
    return this.people.facets(me, query);
  }
}

/** Searches for people that somebody keeps. */
@Controller()
export class PeopleSearchesController {
  constructor(private readonly searches: PeopleSearches) {}

  @Route(listPeopleSearches)
  list(@Me() me: AccountViewer): Promise<OperationAnswer<typeof listPeopleSearches>> {
    return this.searches.list(me);
  }

  @Route(savePeopleSearch)
  save(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() { body }: OperationInput<typeof savePeopleSearch>,
  ): Promise<PeopleSearch> {
    return this.searches.save(me, once, body);
  }

  @Route(renamePeopleSearch)
  rename(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof renamePeopleSearch>,
  ): Promise<PeopleSearch> {
    return this.searches.rename(me, input);
  }

  @Route(deletePeopleSearch)
  remove(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof deletePeopleSearch>,
  ): Promise<void> {
    return this.searches.remove(me, params.searchId);
  }
}
