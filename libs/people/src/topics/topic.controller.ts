import { Controller } from '@nestjs/common';

import {
  followTopic,
  listFollowedTopics,
  unfollowTopic,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { FollowTopics } from './follow-topics.js';

type Topics = OperationAnswer<typeof listFollowedTopics>;

/** Topics that somebody follows. */
@Controller()
export class TopicController {
  constructor(private readonly topics: FollowTopics) {}

  @Route(listFollowedTopics)
  list(@Me() me: AccountViewer): Promise<Topics> {
    return this.topics.list(me);
  }

  @Route(followTopic)
  set(@Me() me: AccountViewer, @Input() input: OperationInput<typeof followTopic>): Promise<Topics> {
    return this.topics.set(me, input);
  }

  @Route(unfollowTopic)
  end(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof unfollowTopic>): Promise<Topics> {
    return this.topics.end(me, params.skillId);
  }
}
