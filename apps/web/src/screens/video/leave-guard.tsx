import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { AlertDialog } from '../../design/alert-dialog.js';

interface LeaveGuardProps {
  readonly isNeeded: boolean;
  readonly title: string;
  readonly text: string;
}

/** Makes sure before the page is left while something would be lost. */
export const LeaveGuard = ({ isNeeded, title, text }: LeaveGuardProps) => {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: () => isNeeded,
    enableBeforeUnload: () => isNeeded,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <AlertDialog
      isOpen
      title={title}
      confirmLabel={t('video:leave.leave')}
      onConfirm={() => blocker.proceed()}
      onOpenChange={(isOpen) => {
        if (!isOpen) blocker.reset();
      }}
    >
      <p>{text}</p>
    </AlertDialog>
  );
};
