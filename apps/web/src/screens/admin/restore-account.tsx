import { useTranslation } from 'react-i18next';

import { listAccounts, restoreAccount, type AccountView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';

interface RestoreAccountProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Lets a suspended person in again. */
export const RestoreAccount = ({ account, onClose }: RestoreAccountProps) => {
  const { t } = useTranslation();
  const restore = useCommand(restoreAccount, {
    refreshes: [listAccounts],
    onDone: () => showToast(t('admin:members.restored', { name: account.displayName })),
  });
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      tone="primary"
      title={t('admin:members.restore', { name: account.displayName })}
      confirmLabel={t('admin:members.act.restore')}
      onConfirm={() => restore.mutateAsync({ params: { personId: account.personId } })}
    >
      <p>{t('admin:members.restore-text')}</p>
      {account.suspendedReason !== null && (
        <p>{t('admin:members.suspended-because', { reason: account.suspendedReason })}</p>
      )}
      <FormProblem problem={restore.error} errors={{}} labels={{}} />
    </AlertDialog>
  );
};
