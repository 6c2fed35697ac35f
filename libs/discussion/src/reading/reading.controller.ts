import { Controller } from '@nestjs/common';

import {
  listUnreadCounts,
  markAllRead,
  markCommunityRead,
  moveReadPosition,
  readHome,
  readMyEvents,
  readThreadEvents,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { CountUnread } from './count-unread.js';
import { MarkRead } from './mark-read.js';
import { MoveReadPosition } from './move-read-position.js';
import { ReadEvents } from './read-events.js';
import { ReadHome } from './read-home.js';

@Controller()
export class ReadingController {
  constructor(
    private readonly homes: ReadHome,
    private readonly counts: CountUnread,
    private readonly positions: MoveReadPosition,
    private readonly marking: MarkRead,
    private readonly events: ReadEvents,
  ) {}

  @Route(readHome)
  home(@Me() me: AccountViewer): Promise<OperationAnswer<typeof readHome>> {
    return this.homes.execute(me);
  }

  @Route(listUnreadCounts)
  async unread(@Me() me: AccountViewer): Promise<OperationAnswer<typeof listUnreadCounts>> {
    return { communities: await this.counts.execute(me) };
  }

  @Route(moveReadPosition)
  move(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof moveReadPosition>,
  ): Promise<OperationAnswer<typeof moveReadPosition>> {
    return this.positions.execute(me, { ...params, ...body });
  }

  @Route(markCommunityRead)
  markCommunity(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof markCommunityRead>,
  ): Promise<void> {
    return this.marking.execute(me, params.communityId);
  }

  @Route(markAllRead)
  markAll(@Me() me: AccountViewer): Promise<void> {
    return this.marking.execute(me, null);
  }

  @Route(readThreadEvents)
  threadEvents(
    @Who() viewer: Viewer,
    @Input() { params, query }: OperationInput<typeof readThreadEvents>,
  ): Promise<OperationAnswer<typeof readThreadEvents>> {
    return this.events.ofThread(viewer, params.threadId, query);
  }

  @Route(readMyEvents)
  myEvents(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof readMyEvents>,
  ): Promise<OperationAnswer<typeof readMyEvents>> {
    return this.events.ofAccount(me, query);
  }
}
