import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { CountBadge } from '../design/badge.js';
import { Icon } from '../design/icon.js';

const load = () => import('../screens/notifications/notification-popover.js');
const LazyPopover = lazy(async () => ({ default: (await load()).NotificationPopover }));

/** The latest notifications at a press, with the number of new ones. */
export const NotificationBell = ({ count }: { count: number }) => {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        className="gh-bell"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
        onHoverStart={() => void load().catch(() => undefined)}
      >
        <Icon name="bell" />
        {count > 0 && (
          <span className="gh-bell__count" aria-hidden="true">
            <CountBadge count={count} />
          </span>
        )}
        <span className="gh-hidden">
          {count > 0 ? t('common:shell.notifications-new', { count }) : t('common:shell.notifications')}
        </span>
      </Button>
      {isOpen && (
        <Suspense>
          <LazyPopover triggerRef={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
