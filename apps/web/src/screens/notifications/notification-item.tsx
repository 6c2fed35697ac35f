import { useTranslation } from 'react-i18next';

import type { NotificationView } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Icon, type IconName } from '../../design/icon.js';
import { Time } from '../../design/time.js';
import { QuestionAsked } from '../communities/question-asked.js';
import { EventBegins } from '../events/event-time.js';
import { SkillName } from '../skills/skill-name.js';
import { notificationHref, notificationWords } from './notification-words.js';
import type { useNotificationActs } from './use-notifications.js';

const ICONS = {
  mention: 'mention',
  reply: 'reply',
  'thread-activity': 'speech',
  'followed-post': 'person',
  publication: 'edit',
  'publication-comment': 'speech',
  'followed-topic': 'bulb',
  reaction: 'heart',
  'answer-accepted': 'check-circle',
  'captions-missing': 'film',
  'video-review': 'calendar',
  'event-soon': 'calendar',
  'event-moved': 'calendar',
  'event-cancelled': 'calendar',
  'event-resumed': 'calendar',
  invitation: 'mail',
  'join-request': 'person',
  'join-decision': 'communities',
  'agreement-proposed': 'globe',
  'agreement-answered': 'globe',
  'agreement-ended': 'globe',
  'agreement-review': 'calendar',
  endorsement: 'check-circle',
  'expert-asked': 'question',
  report: 'flag',
  'report-decision': 'flag',
  'report-answered': 'flag',
} as const satisfies Record<NotificationView['kind'], IconName>;

interface NotificationItemProps {
  readonly notification: NotificationView;
  readonly acts: ReturnType<typeof useNotificationActs>;
  /** Leaves out the buttons: there is little room. */
  readonly isBrief?: boolean;
  readonly onFollow?: (() => void) | undefined;
}

/** Read or unread, and no more of this. */
const ItemActs = ({ notification, acts }: Pick<NotificationItemProps, 'notification' | 'acts'>) => {
  const { t } = useTranslation();
  const isUnread = notification.readAt === null;
  return (
    <div className="notification__acts">
      <Button
        variant="quiet"
        size="small"
        icon={isUnread ? 'check' : 'mail'}
        onPress={() => acts.mark(notification, isUnread)}
      >
        {isUnread ? t('notifications:mark-read') : t('notifications:mark-unread')}
      </Button>
      {notification.thread && (
        <Button variant="quiet" size="small" icon="bell-off" onPress={() => void acts.mute(notification)}>
          {t('notifications:mute')}
        </Button>
      )}
    </div>
  );
};

/** What it is about, by name. */
const Subject = ({ thread, skill, publication, event, question, community }: NotificationView) => (
  <>
    {question && community && <QuestionAsked question={question} community={community} />}
    {publication && <p className="notification__title">{publication.title || publication.excerpt}</p>}
    {thread && <p className="notification__title">{thread.title}</p>}
    {event && (
      <p className="gh-small">
        <EventBegins {...event} />
      </p>
    )}
    {skill && (
      <p className="notification__title">
        <SkillName skill={skill} />
      </p>
    )}
  </>
);

/** One thing, or several of one kind about one thread. */
export const NotificationItem = ({
  notification,
  acts,
  isBrief = false,
  onFollow,
}: NotificationItemProps) => {
  const { t, i18n } = useTranslation();
  const { kind, community, post, readAt, updatedAt } = notification;
  const me = useMe();
  const isUnread = readAt === null;
  const follow = (): void => {
    acts.follow(notification);
    onFollow?.();
  };
  return (
    <li className="notification" data-unread={isUnread || undefined}>
      <span className="notification__icon">
        <Icon name={ICONS[kind]} />
      </span>
      <div className="notification__words">
        <p>
          <AppLink className="notification__link" href={notificationHref(notification, me)} onClick={follow}>
            {isUnread && <span className="gh-hidden">{t('notifications:new')} </span>}
            {notificationWords(notification, t, i18n.language)}
          </AppLink>
        </p>
        <Subject {...notification} />
        {post && !isBrief && <p className="gh-soft gh-small">{post.excerpt}</p>}
        <p className="gh-soft gh-small">
          {community && `${community.title} · `}
          <Time value={updatedAt} />
        </p>
      </div>
      {!isBrief && <ItemActs notification={notification} acts={acts} />}
    </li>
  );
};
