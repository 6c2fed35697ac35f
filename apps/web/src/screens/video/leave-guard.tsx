import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { AlertDialog } from '../../design/alert-dialog.js';

/** Makes sure before the page is left while bytes are on their way. */
export const LeaveGuard = ({ isSending }: { isSending: boolean }) => {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: () => isSending,
    enableBeforeUnload: () => isSending,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <AlertDialog
      isOpen
      title={t('video:leave.title')}
      confirmLabel={t('video:leave.leave')}
      onConfirm={() => blocker.proceed()}
      onOpenChange={(isOpen) => {
        if (!isOpen) blocker.reset();
      }}
    >
      <p>{t('video:leave.text')}</p>
    </AlertDialog>
  );
};
