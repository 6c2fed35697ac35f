import { Controller } from '@nestjs/common';

import {
  listNotifications,
  readAllNotifications,
  readNotification,
  readSubscription,
  setSubscription,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { ListNotifications } from './list-notifications.js';
import { MarkRead } from './mark-read.js';
import { SubscribeToThread } from './subscribe-to-thread.js';

@Controller()
export class NotificationController {
  constructor(
    private readonly list: ListNotifications,
    private readonly mark: MarkRead,
    private readonly subscribe: SubscribeToThread,
  ) {}

  @Route(listNotifications)
  listMine(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listNotifications>,
  ): Promise<OperationAnswer<typeof listNotifications>> {
    return this.list.execute(me, input);
  }

  @Route(readAllNotifications)
  readAll(@Me() me: AccountViewer): Promise<void> {
    return this.mark.all(me);
  }

  @Route(readNotification)
  readOne(@Me() me: AccountViewer, @Input() input: OperationInput<typeof readNotification>): Promise<void> {
    return this.mark.one(me, input.params.notificationId, input.body.read);
  }

  @Route(readSubscription)
  readLevel(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readSubscription>,
  ): Promise<OperationAnswer<typeof readSubscription>> {
    return this.subscribe.read(me, params.threadId);
  }

  @Route(setSubscription)
  setLevel(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof setSubscription>,
  ): Promise<OperationAnswer<typeof setSubscription>> {
    return this.subscribe.set(me, params.threadId, body.level);
  }
}
