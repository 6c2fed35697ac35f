import { Controller } from '@nestjs/common';

import {
  listPeople,
  readPeopleFacets,
  type OperationAnswer,
  type OperationInput,
  type PeopleFacets,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { FindPeople } from './find-people.js';

/** The people of this instance. */
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
