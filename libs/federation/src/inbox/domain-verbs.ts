import { Inject, Injectable } from '@nestjs/common';

import { AnswerInvitation, JoinCommunity, LeaveCommunity, RequestToJoin } from '#libs/communities';
import { Database } from '#libs/database';
import {
  DeletePost,
  DeleteThread,
  EditPost,
  OpenThread,
  ReactToPost,
  RenameThread,
  ReplyToThread,
} from '#libs/discussion';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';

import { ConfirmPosts } from '../following/confirm-posts.js';
import { Addresses } from '../outgoing/addresses.js';

/** What is done with what people elsewhere write. */
@Injectable()
export class WritingVerbs {
  constructor(
    readonly openThread: OpenThread,
    readonly replyToThread: ReplyToThread,
    readonly editPost: EditPost,
    readonly renameThread: RenameThread,
    readonly confirmations: ConfirmPosts,
  ) {}
}

/** What is done to posts and threads that are there. */
@Injectable()
export class ChangingVerbs {
  constructor(
    readonly deletePost: DeletePost,
    readonly deleteThread: DeleteThread,
    readonly reactToPost: ReactToPost,
  ) {}
}

/** How people elsewhere come and go. */
@Injectable()
export class JoiningVerbs {
  constructor(
    readonly joinCommunity: JoinCommunity,
    readonly requestToJoin: RequestToJoin,
    readonly leaveCommunity: LeaveCommunity,
    readonly answerInvitation: AnswerInvitation,
  ) {}
}

/** What everything here needs of this instance. */
@Injectable()
export class HomeGround {
  readonly addresses: Addresses;

  constructor(
    readonly database: Database,
    @Inject(INSTANCE) instance: LocalInstance,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(LOG) readonly log: Log,
    readonly jobs: Jobs,
  ) {
    this.addresses = new Addresses(instance.host);
  }
}
