import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { requestToJoin, type CommunityDetail } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { TextArea } from '../../design/text-area.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { MEMBERSHIP_ANSWERS } from './membership-answers.js';

const MOST_REASON = 1000;

interface RequestDialogProps {
  readonly community: CommunityDetail;
  readonly onClose: () => void;
}

/** Asks to join, and says why. */
export const RequestDialog = ({ community, onClose }: RequestDialogProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const ask = useCommand(requestToJoin, {
    refreshes: MEMBERSHIP_ANSWERS,
    onDone: () => {
      showToast(t('communities:request.sent'));
      onClose();
    },
  });
  const send = (): void => ask.mutate({ params: { community: community.id }, body: { reason } });
  const errors = ask.error?.fields ?? {};
  return (
    <Dialog
      title={t('communities:request.title', { title: community.title })}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      actions={(close) => (
        <DialogActions isPending={ask.isPending} onPress={send} onCancel={close}>
          {t('communities:request.send')}
        </DialogActions>
      )}
    >
      <p>{t('communities:request.text')}</p>
      <FormProblem problem={ask.error} errors={errors} labels={{}} />
      <TextArea
        label={t('communities:request.reason')}
        description={t('communities:request.reason-help')}
        name="reason"
        optional
        most={MOST_REASON}
        value={reason}
        onChange={setReason}
        error={errors['reason']}
      />
    </Dialog>
  );
};
