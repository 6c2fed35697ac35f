import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { instanceRole, listAccounts, setAccountRole, type AccountView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { RadioGroup } from '../../design/radio-group.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';

const ROLES = instanceRole.options;

interface ChangeRoleProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

interface RoleFieldProps {
  readonly role: AccountView['role'];
  readonly onChange: (role: AccountView['role']) => void;
}

// i18n-keys: admin:role-detail.*
const RoleField = ({ role, onChange }: RoleFieldProps) => {
  const { t } = useTranslation();
  return (
    <RadioGroup
      label={t('admin:members.role')}
      description={t('admin:members.role-help')}
      value={role}
      onChange={onChange}
      options={ROLES.map((value) => ({
        value,
        label: t(`admin:role.${value}`),
        description: t(`admin:role-detail.${value}`),
      }))}
    />
  );
};

/** Gives an account another role on this server. */
export const ChangeRole = ({ account, onClose }: ChangeRoleProps) => {
  const { t } = useTranslation();
  const [role, setRole] = useState(account.role);
  const save = useCommand(setAccountRole, {
    refreshes: [listAccounts],
    onDone: () => {
      showToast(t('admin:members.role-changed', { name: account.displayName }));
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('admin:members.role-of', { name: account.displayName })}
      actions={(close) => (
        <DialogActions
          isPending={save.isPending}
          isDisabled={role === account.role}
          onPress={() => save.mutate({ params: { personId: account.personId }, body: { role } })}
          onCancel={close}
        >
          {t('admin:members.change-role')}
        </DialogActions>
      )}
    >
      <FormProblem problem={save.error} errors={{}} labels={{}} />
      <RoleField role={role} onChange={setRole} />
    </Dialog>
  );
};
