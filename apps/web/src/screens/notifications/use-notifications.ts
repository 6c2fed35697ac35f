import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import {
  listNotifications,
  readAllNotifications,
  readNotification,
  setSubscription,
  type NotificationView,
} from '#libs/contracts';

import { call } from '../../api/call.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useSetSession } from '../../app/session.js';
import { showToast } from '../../design/toast.js';

const setLevel = (threadId: string, level: 'normal' | 'mute') =>
  call(setSubscription, { params: { threadId }, body: { level } });

/** What can be done with notifications. The page follows when the server has done it, here and in other tabs. */
export const useNotificationActs = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const setSession = useSetSession();
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      await queries.invalidateQueries({ queryKey: [listNotifications.id] });
      return true;
    } catch (error) {
      showToast(problemText(error).title, { tone: 'danger' });
      return false;
    }
  };
  const mark = (notification: NotificationView, read: boolean): void => {
    const params = { notificationId: notification.id };
    setSession((session) => ({ ...session, unread: Math.max(0, session.unread + (read ? -1 : 1)) }));
    void attempt(() => call(readNotification, { params, body: { read } }));
  };
  const follow = (notification: NotificationView): void => {
    if (notification.readAt === null) mark(notification, true);
  };
  return {
    mark,
    /** Following the link is reading it. */
    follow,
    markAll: async (): Promise<void> => {
      if (await attempt(() => call(readAllNotifications)))
        setSession((session) => ({ ...session, unread: 0 }));
    },
    mute: async (notification: NotificationView): Promise<void> => {
      if (notification.thread === null) return;
      const { id, title } = notification.thread;
      if (!(await attempt(() => setLevel(id, 'mute')))) return;
      follow(notification);
      const run = (): void => void attempt(() => setLevel(id, 'normal'));
      showToast(t('notifications:muted', { title }), { action: { label: t('notifications:unmute'), run } });
    },
  };
};
