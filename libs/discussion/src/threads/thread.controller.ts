import { Controller } from '@nestjs/common';

import {
  listMyThreads,
  listThreads,
  openThread,
  readThread,
  replyToThread,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { ReplyToThread } from '../posts/reply-to-thread.js';
import { ListMyThreads } from './list-my-threads.js';
import { ListThreads } from './list-threads.js';
import { OpenThread } from './open-thread.js';
import { ReadThread } from './read-thread.js';

type Answer<O extends Parameters<typeof Route>[0]> = Promise<OperationAnswer<O>>;

@Controller()
export class ThreadController {
  constructor(
    private readonly lists: ListThreads,
    private readonly mine: ListMyThreads,
    private readonly opening: OpenThread,
    private readonly reading: ReadThread,
    private readonly replying: ReplyToThread,
  ) {}

  @Route(listThreads)
  list(
    @Who() viewer: Viewer,
    @Input() { params, query }: OperationInput<typeof listThreads>,
  ): Answer<typeof listThreads> {
    return this.lists.execute(viewer, { ...params, ...query });
  }

  @Route(listMyThreads)
  listMine(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listMyThreads>,
  ): Answer<typeof listMyThreads> {
    return this.mine.execute(me, query);
  }

  @Route(openThread)
  open(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof openThread>,
    @Once() once: OnceKey,
  ): Answer<typeof openThread> {
    return this.opening.execute(me, { ...params, ...body }, once);
  }

  @Route(readThread)
  read(
    @Who() viewer: Viewer,
    @Input() { params, query }: OperationInput<typeof readThread>,
  ): Answer<typeof readThread> {
    return this.reading.execute(viewer, params.threadId, query);
  }

  @Route(replyToThread)
  reply(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof replyToThread>,
    @Once() once: OnceKey,
  ): Answer<typeof replyToThread> {
    return this.replying.execute(me, { ...params, ...body }, once);
  }
}
