import { Controller } from '@nestjs/common';

import { deleteThread, restoreThread, type OperationInput, type ThreadState } from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { DeleteThread } from './delete-thread.js';
import { RestoreThread } from './restore-thread.js';

@Controller()
export class ThreadDeletionController {
  constructor(
    private readonly deleting: DeleteThread,
    private readonly restoring: RestoreThread,
  ) {}

  @Route(deleteThread)
  delete(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof deleteThread>,
  ): Promise<ThreadState> {
    return this.deleting.execute(me, params.threadId, body.reason);
  }

  @Route(restoreThread)
  restore(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof restoreThread>,
  ): Promise<ThreadState> {
    return this.restoring.execute(me, params.threadId);
  }
}
