import { useTranslation } from 'react-i18next';

import { banFromCommunity } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { TextArea } from '../../design/text-area.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { useFields } from '../forms/use-fields.js';
import { endOfDay, EndField } from './end-field.js';
import { DEED_ANSWERS, type DeedProps } from './member-deed.js';

const MOST_REASON = 1000;

/** A ban while it is put together: why, and until when. */
const useBan = ({ community, member, onClose }: DeedProps) => {
  const { t } = useTranslation();
  const { values, set } = useFields({ reason: '', until: '' });
  const ban = useCommand(banFromCommunity, {
    refreshes: DEED_ANSWERS,
    onDone: () => {
      showToast(t('communities:member.banned', { name: member.person.displayName }));
      onClose();
    },
  });
  const send = (): void =>
    ban.mutate({
      params: { community: community.id },
      body: { personId: member.person.id, reason: values.reason, endsAt: endOfDay(values.until) },
    });
  return { values, set, ban, send };
};

/** Keeps a member out, for a reason that they are told, for a time or for good. */
export const BanDialog = (props: DeedProps) => {
  const { t } = useTranslation();
  const { values, set, ban, send } = useBan(props);
  const errors = fieldErrorsOf(ban.error, { 'ban.end-in-past': 'endsAt' });
  return (
    <Dialog
      title={t('communities:member.ban-title', { name: props.member.person.displayName })}
      isOpen
      onOpenChange={(isOpen) => isOpen || props.onClose()}
      actions={(close) => (
        <DialogActions variant="danger" isPending={ban.isPending} onPress={send} onCancel={close}>
          {t('communities:member.ban')}
        </DialogActions>
      )}
    >
      <p>{t('communities:member.ban-text')}</p>
      <FormProblem problem={ban.error} errors={errors} labels={{}} />
      <TextArea
        label={t('communities:member.ban-reason')}
        name="reason"
        most={MOST_REASON}
        value={values.reason}
        onChange={set('reason')}
        error={errors['reason']}
      />
      <EndField
        label={t('communities:member.ban-until')}
        value={values.until}
        onChange={set('until')}
        error={errors['endsAt']}
      />
    </Dialog>
  );
};
