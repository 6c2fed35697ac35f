import { Module } from '@nestjs/common';

import { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';

import { ListNotifications } from './list-notifications.js';
import { MarkRead } from './mark-read.js';
import { NotificationController } from './notification.controller.js';
import { notifyPeople } from './notify-people.js';
import { SubscribeToThread } from './subscribe-to-thread.js';
import { tellUnread } from './tell-unread.js';

/** What people should know, and how much of it they want to hear. */
@Module({
  controllers: [NotificationController],
  providers: [ListNotifications, MarkRead, SubscribeToThread],
})
export class NotificationsModule {
  constructor(bus: DomainEventBus, database: Database) {
    notifyPeople(bus, database);
    tellUnread(bus, database);
  }
}
