import { Controller } from '@nestjs/common';

import {
  acceptAnswer,
  lockThread,
  pinThread,
  renameThread,
  setThreadKind,
  unacceptAnswer,
  unlockThread,
  unpinThread,
  type OperationInput,
  type ThreadState,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { AcceptAnswer } from './accept-answer.js';
import { LockThread } from './lock-thread.js';
import { PinThread } from './pin-thread.js';
import { RenameThread } from './rename-thread.js';
import { SetThreadKind } from './set-thread-kind.js';

@Controller()
export class ThreadStateController {
  constructor(
    private readonly locking: LockThread,
    private readonly pinning: PinThread,
    private readonly renaming: RenameThread,
    private readonly kinds: SetThreadKind,
    private readonly answers: AcceptAnswer,
  ) {}

  @Route(renameThread)
  rename(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof renameThread>,
  ): Promise<ThreadState> {
    return this.renaming.execute(me, params.threadId, body.title);
  }

  @Route(setThreadKind)
  setKind(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof setThreadKind>,
  ): Promise<ThreadState> {
    return this.kinds.execute(me, params.threadId, body.kind);
  }

  @Route(lockThread)
  lock(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof lockThread>,
  ): Promise<ThreadState> {
    return this.locking.execute(me, params.threadId, true);
  }

  @Route(unlockThread)
  unlock(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof unlockThread>,
  ): Promise<ThreadState> {
    return this.locking.execute(me, params.threadId, false);
  }

  @Route(pinThread)
  pin(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof pinThread>): Promise<ThreadState> {
    return this.pinning.execute(me, params.threadId, true);
  }

  @Route(unpinThread)
  unpin(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof unpinThread>,
  ): Promise<ThreadState> {
    return this.pinning.execute(me, params.threadId, false);
  }

  @Route(acceptAnswer)
  accept(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof acceptAnswer>,
  ): Promise<ThreadState> {
    return this.answers.execute(me, params.threadId, body.postId);
  }

  @Route(unacceptAnswer)
  unaccept(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof unacceptAnswer>,
  ): Promise<ThreadState> {
    return this.answers.execute(me, params.threadId, null);
  }
}
