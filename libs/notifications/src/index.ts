export { NotificationsModule } from './notifications.module.js';
export { countUnread } from './unread.js';
