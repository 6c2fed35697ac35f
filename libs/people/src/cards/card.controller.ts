import { Controller } from '@nestjs/common';

import {
  listPeopleOfPartners,
  readMyExpertiseCard,
  shareMyExpertiseCard,
  type OperationAnswer,
  type OperationInput,
  type OwnExpertiseCard,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { FindPeopleOfPartners } from './find-people-of-partners.js';
import { OwnCard } from './own-card.js';

/** Expertise cards: the own one, and those of people of partners. */
@Controller()
export class CardController {
  constructor(
    private readonly own: OwnCard,
    private readonly others: FindPeopleOfPartners,
  ) {}

  @Route(readMyExpertiseCard)
  read(@Me() me: AccountViewer): Promise<OwnExpertiseCard> {
    return this.own.read(me);
  }

  @Route(shareMyExpertiseCard)
  share(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof shareMyExpertiseCard>,
  ): Promise<OwnExpertiseCard> {
    return this.own.share(me, body.isShared);
  }

  @Route(listPeopleOfPartners)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listPeopleOfPartners>,
  ): Promise<OperationAnswer<typeof listPeopleOfPartners>> {
    return this.others.list(me, query);
  }
}
