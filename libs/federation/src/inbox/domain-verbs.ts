import { Inject, Injectable } from '@nestjs/common';

import {
  AnswerInvitation,
  BanPerson,
  ChangeMemberRole,
  JoinCommunity,
  LeaveCommunity,
  LiftBan,
  RequestToJoin,
} from '#libs/communities';
import { Database } from '#libs/database';
import {
  DeletePost,
  DeleteThread,
  EditPost,
  LockThread,
  OpenThread,
  PinThread,
  ReactToPost,
  RenameThread,
  ReplyToThread,
  RestorePost,
  RestoreThread,
  SetWiki,
} from '#libs/discussion';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';
import { HearOutcome, MakeReport } from '#libs/moderation';
import { LOG, type Log } from '#libs/observability';

import { ConfirmPosts } from '../following/confirm-posts.js';
import { ModeratorsElsewhere } from '../following/moderators-elsewhere.js';
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
    readonly setWiki: SetWiki,
  ) {}
}

/** What moderators elsewhere do with threads and posts. */
@Injectable()
export class TidyingVerbs {
  constructor(
    readonly lockThread: LockThread,
    readonly pinThread: PinThread,
    readonly restorePost: RestorePost,
    readonly restoreThread: RestoreThread,
    readonly makeReport: MakeReport,
  ) {}
}

/** What moderators elsewhere decide about people, and about reports of people here. */
@Injectable()
export class StandingVerbs {
  constructor(
    readonly banPerson: BanPerson,
    readonly liftBan: LiftBan,
    readonly changeMemberRole: ChangeMemberRole,
    readonly moderators: ModeratorsElsewhere,
    readonly hearOutcome: HearOutcome,
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

/** All that is done with what arrives. */
@Injectable()
export class DomainVerbs {
  constructor(
    readonly writing: WritingVerbs,
    readonly changing: ChangingVerbs,
    readonly joining: JoiningVerbs,
    readonly tidying: TidyingVerbs,
    readonly standing: StandingVerbs,
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
