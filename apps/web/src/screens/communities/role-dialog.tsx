import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { changeMemberRole } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { endOfDay } from './end-field.js';
import { DEED_ANSWERS, type DeedProps } from './member-deed.js';
import { RoleFields } from './role-fields.js';

/** A change of role while it is put together: to which, and until when for a guest. */
const useRoleChange = ({ community, member, onClose }: DeedProps) => {
  const { t } = useTranslation();
  const [role, setRole] = useState(member.role);
  const [until, setUntil] = useState('');
  const change = useCommand(changeMemberRole, {
    refreshes: DEED_ANSWERS,
    onDone: () => {
      showToast(t('communities:member.role-changed', { name: member.person.displayName }));
      onClose();
    },
  });
  const save = (): void =>
    change.mutate({
      params: { community: community.id, person: member.person.id },
      body: { role, ...(role === 'guest' ? { guestUntil: endOfDay(until) } : {}) },
    });
  return { role, setRole, until, setUntil, change, save };
};

/** Gives a member another role. */
export const RoleDialog = (props: DeedProps) => {
  const { t } = useTranslation();
  const { member, onClose } = props;
  const { role, setRole, until, setUntil, change, save } = useRoleChange(props);
  const errors = fieldErrorsOf(change.error, { 'membership.end-in-past': 'guestUntil' });
  return (
    <Dialog
      title={t('communities:member.role-title', { name: member.person.displayName })}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      actions={(close) => (
        <DialogActions isPending={change.isPending} onPress={save} onCancel={close}>
          {t('communities:member.save-role')}
        </DialogActions>
      )}
    >
      <FormProblem problem={change.error} errors={errors} labels={{}} />
      <RoleFields
        label={t('communities:member.role')}
        roles={[...new Set([member.role, ...member.assignableRoles])]}
        role={role}
        onRole={setRole}
        until={until}
        onUntil={setUntil}
        untilError={errors['guestUntil']}
      />
    </Dialog>
  );
};
