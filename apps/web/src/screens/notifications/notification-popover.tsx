import type { RefObject } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { listNotifications } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { LinkButton } from '../../design/link-button.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotificationItem } from './notification-item.js';
import { useNotificationActs } from './use-notifications.js';

import '../../design/list-box.css';
import './notifications.css';

interface NotificationPopoverProps {
  readonly triggerRef: RefObject<Element | null>;
  readonly onClose: () => void;
}

const Latest = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const acts = useNotificationActs();
  const { data, error } = useOperation(listNotifications, { query: { limit: '6' } });
  if (error) return <p className="notification-pop__empty">{problemText(error).title}</p>;
  if (data === undefined) return <Skeleton shape="list" count={3} />;
  return (
    <>
      {data.items.length === 0 && (
        <p className="notification-pop__empty gh-soft">{t('notifications:empty.title')}</p>
      )}
      <ul className="notifications" data-brief>
        {data.items.map((notification) => (
          <NotificationItem
            key={notification.id}
            notification={notification}
            acts={acts}
            isBrief
            onFollow={onClose}
          />
        ))}
      </ul>
      <div className="notification-pop__foot">
        <LinkButton href="/notifications" size="small" onClick={onClose}>
          {t('notifications:all')}
        </LinkButton>
        {data.unread > 0 && (
          <Button variant="quiet" size="small" icon="check" onPress={() => void acts.markAll()}>
            {t('notifications:mark-all')}
          </Button>
        )}
      </div>
    </>
  );
};

/** The latest notifications, below the bell. */
export const NotificationPopover = ({ triggerRef, onClose }: NotificationPopoverProps) => {
  const { t } = useTranslation();
  return (
    <Popover
      className="gh-popover notification-pop"
      placement="bottom end"
      isOpen
      triggerRef={triggerRef}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog className="notification-pop__dialog">
        <Heading slot="title" className="notification-pop__title">
          {t('notifications:title')}
        </Heading>
        <Latest onClose={onClose} />
      </Dialog>
    </Popover>
  );
};
