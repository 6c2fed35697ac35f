import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listAccounts, suspendAccount, type AccountView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { TextArea } from '../../design/text-area.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';

const MOST_REASON = 1000;

interface SuspendAccountProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Shuts somebody out until further notice, for a reason that is kept. */
export const SuspendAccount = ({ account, onClose }: SuspendAccountProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const suspend = useCommand(suspendAccount, {
    refreshes: [listAccounts],
    onDone: () => {
      showToast(t('admin:members.suspended', { name: account.displayName }));
      onClose();
    },
  });
  const label = t('admin:members.reason');
  const errors = suspend.error?.fields ?? {};
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('admin:members.suspend', { name: account.displayName })}>
      {(close) => (
        <Form
          onSubmit={() => suspend.mutate({ params: { personId: account.personId }, body: { reason } })}
          actions={
            <DialogActions type="submit" variant="danger" isPending={suspend.isPending} onCancel={close}>
              {t('admin:members.act.suspend')}
            </DialogActions>
          }
        >
          <p>{t('admin:members.suspend-text')}</p>
          <FormProblem problem={suspend.error} errors={errors} labels={{ reason: label }} />
          <TextArea
            label={label}
            description={t('admin:members.reason-help')}
            name="reason"
            most={MOST_REASON}
            value={reason}
            onChange={setReason}
            error={errors['reason']}
          />
        </Form>
      )}
    </Dialog>
  );
};
