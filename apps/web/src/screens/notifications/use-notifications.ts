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
  return {
    mark,
    /** Following the link is reading it. */
    follow: (notification: NotificationView): void => {
      if (notification.readAt === null) mark(notification, true);
    },
    markAll: async (): Promise<void> => {
      const isDone = await attempt(() => call(readAllNotifications));
      if (isDone) setSession((session) => ({ ...session, unread: 0 }));
    },
    mute: async (notification: NotificationView): Promise<void> => {
      if (notification.thread === null) return;
      const params = { threadId: notification.thread.id };
      const isDone = await attempt(() => call(setSubscription, { params, body: { level: 'mute' } }));
      if (!isDone) return;
      if (notification.readAt === null) mark(notification, true);
      showToast(t('notifications:muted', { title: notification.thread.title }), {
        action: {
          label: t('notifications:unmute'),
          run: () => void attempt(() => call(setSubscription, { params, body: { level: 'normal' } })),
        },
      });
    },
  };
};
