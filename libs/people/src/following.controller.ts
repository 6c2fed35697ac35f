import { Controller } from '@nestjs/common';

import {
  addOtherAccount,
  changeTies,
  endFollow,
  findPersonElsewhere,
  moveAccount,
  readFollow,
  readTies,
  removeOtherAccount,
  setFollow,
  type FollowView,
  type OperationInput,
  type PersonCard,
  type TiesView,
} from '#libs/contracts';
import { Address, Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { FindPersonElsewhere } from './find-person-elsewhere.js';
import { FollowPerson } from './follow-person.js';
import { MoveAccount } from './move-account.js';
import { MyTies } from './my-ties.js';

/** Following people, here and elsewhere. */
@Controller()
export class FollowingController {
  constructor(
    private readonly following: FollowPerson,
    private readonly finding: FindPersonElsewhere,
  ) {}

  @Route(readFollow)
  read(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof readFollow>): Promise<FollowView> {
    return this.following.read(me, params.handle);
  }

  @Route(setFollow)
  set(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof setFollow>,
  ): Promise<FollowView> {
    return this.following.set(me, params.handle, body.level);
  }

  @Route(endFollow)
  end(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof endFollow>): Promise<void> {
    return this.following.end(me, params.handle);
  }

  @Route(findPersonElsewhere)
  find(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof findPersonElsewhere>,
  ): Promise<PersonCard> {
    return this.finding.execute(me, body.handle);
  }
}

/** What ties the own account to other servers. */
@Controller()
export class TiesController {
  constructor(
    private readonly ties: MyTies,
    private readonly moving: MoveAccount,
  ) {}

  @Route(readTies)
  read(@Me() me: AccountViewer): Promise<TiesView> {
    return this.ties.read(me);
  }

  @Route(changeTies)
  change(@Me() me: AccountViewer, @Input() { body }: OperationInput<typeof changeTies>): Promise<TiesView> {
    return this.ties.acceptFollowers(me, body.acceptsFollowers);
  }

  @Route(addOtherAccount)
  add(@Me() me: AccountViewer, @Input() { body }: OperationInput<typeof addOtherAccount>): Promise<TiesView> {
    return this.ties.add(me, body.handle);
  }

  @Route(removeOtherAccount)
  remove(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof removeOtherAccount>,
  ): Promise<TiesView> {
    return this.ties.remove(me, params.personId);
  }

  @Route(moveAccount)
  move(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof moveAccount>,
    @Address() address: string,
  ): Promise<TiesView> {
    return this.moving.execute(me, body, address);
  }
}
