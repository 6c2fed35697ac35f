import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listNotifications } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe, useSession } from '../../app/session.js';
import { useSignInHref } from '../../app/sign-in-href.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { ErrorState } from '../../design/error-state.js';
import { LinkButton } from '../../design/link-button.js';
import { Skeleton } from '../../design/skeleton.js';
import { Switch } from '../../design/switch.js';
import { Page } from '../../shell/page.js';
import { MoreOf } from '../sections/more-of.js';
import { NotificationItem } from './notification-item.js';
import { useNotificationActs } from './use-notifications.js';

import './notifications.css';

const Notifications = ({ onlyUnread }: { onlyUnread: boolean }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const acts = useNotificationActs();
  const query = onlyUnread ? { only: 'unread' as const } : {};
  const list = usePages(listNotifications, { query });
  const problem = list.error && problemText(list.error);
  if (list.isPending) return <Skeleton shape="list" count={5} />;
  if (problem && list.items.length === 0) {
    return (
      <ErrorState title={problem.title} onRetry={() => void list.refetch()}>
        {problem.detail}
      </ErrorState>
    );
  }
  if (list.items.length === 0) {
    return (
      <EmptyState icon="bell" title={t('notifications:empty.title')}>
        <p>{t('notifications:empty.text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="notifications">
        {list.items.map((notification) => (
          <NotificationItem key={notification.id} notification={notification} acts={acts} />
        ))}
      </ul>
      <MoreOf pages={list} />
    </>
  );
};

/** What concerns me, newest first; several of one kind about one thread are one. */
export const NotificationsScreen = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { unread } = useSession();
  const { markAll } = useNotificationActs();
  const signInHref = useSignInHref();
  const [onlyUnread, setOnlyUnread] = useState(false);
  if (me === null) {
    return (
      <Page title={t('notifications:title')} lead={t('notifications:signed-out')} width="narrow">
        <LinkButton href={signInHref} variant="primary">
          {t('common:action.sign-in')}
        </LinkButton>
      </Page>
    );
  }
  return (
    <Page
      title={t('notifications:title')}
      actions={
        unread > 0 && (
          <Button icon="check" onPress={() => void markAll()}>
            {t('notifications:mark-all')}
          </Button>
        )
      }
    >
      <Switch isSelected={onlyUnread} onChange={setOnlyUnread}>
        {t('notifications:only-unread')}
      </Switch>
      <Notifications onlyUnread={onlyUnread} />
    </Page>
  );
};
