import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  banFromCommunity,
  changeMemberRole,
  listBans,
  removeMember,
  type CommunityDetail,
  type CommunityMember,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextArea } from '../../design/text-area.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { endOfDay, EndField } from './end-field.js';
import { MEMBERSHIP_ANSWERS } from './membership-answers.js';

export type MemberDeed = 'role' | 'remove' | 'ban';

interface DeedProps {
  readonly community: CommunityDetail;
  readonly member: CommunityMember;
  readonly onClose: () => void;
}

const MOST_REASON = 1000;
const REFRESHES = [...MEMBERSHIP_ANSWERS, listBans];

const RoleDialog = ({ community, member, onClose }: DeedProps) => {
  const { t } = useTranslation();
  const name = member.person.displayName;
  const [role, setRole] = useState(member.role);
  const [until, setUntil] = useState('');
  const change = useCommand(changeMemberRole, {
    refreshes: REFRESHES,
    onDone: () => {
      showToast(t('communities:member.role-changed', { name }));
      onClose();
    },
  });
  const errors = fieldErrorsOf(change.error, { 'membership.end-in-past': 'guestUntil' });
  const save = (): void =>
    change.mutate({
      params: { community: community.id, person: member.person.id },
      body: { role, ...(role === 'guest' ? { guestUntil: endOfDay(until) } : {}) },
    });
  // i18n-keys: communities:role.*
  const roles = [...new Set([member.role, ...member.assignableRoles])];
  return (
    <Dialog
      title={t('communities:member.role-title', { name })}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      actions={(close) => (
        <>
          <Button variant="primary" isPending={change.isPending} onPress={save}>
            {t('communities:member.save-role')}
          </Button>
          <Button onPress={close}>{t('common:action.cancel')}</Button>
        </>
      )}
    >
      <FormProblem problem={change.error} errors={errors} labels={{}} />
      <RadioGroup
        label={t('communities:member.role')}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({
          value,
          label: t(`communities:role.${value}.name`),
          description: t(`communities:role.${value}.does`),
        }))}
      />
      {role === 'guest' && (
        <EndField
          label={t('communities:member.guest-until')}
          value={until}
          onChange={setUntil}
          error={errors['guestUntil']}
        />
      )}
    </Dialog>
  );
};

const RemoveDialog = ({ community, member, onClose }: DeedProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const name = member.person.displayName;
  const remove = useCommand(removeMember, {
    refreshes: REFRESHES,
    onDone: () => showToast(t('communities:member.removed', { name })),
  });
  return (
    <AlertDialog
      title={t('communities:member.remove-title', { name })}
      confirmLabel={t('communities:member.remove')}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      onConfirm={() => remove.mutateAsync({ params: { community: community.id, person: member.person.id } })}
    >
      <p>{t('communities:member.remove-text')}</p>
      {remove.error && <p role="alert">{problemText(remove.error).title}</p>}
    </AlertDialog>
  );
};

const BanDialog = ({ community, member, onClose }: DeedProps) => {
  const { t } = useTranslation();
  const name = member.person.displayName;
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const ban = useCommand(banFromCommunity, {
    refreshes: REFRESHES,
    onDone: () => {
      showToast(t('communities:member.banned', { name }));
      onClose();
    },
  });
  const errors = fieldErrorsOf(ban.error, { 'ban.end-in-past': 'endsAt' });
  const send = (): void =>
    ban.mutate({
      params: { community: community.id },
      body: { personId: member.person.id, reason, endsAt: endOfDay(until) },
    });
  return (
    <Dialog
      title={t('communities:member.ban-title', { name })}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      actions={(close) => (
        <>
          <Button variant="danger" isPending={ban.isPending} onPress={send}>
            {t('communities:member.ban')}
          </Button>
          <Button onPress={close}>{t('common:action.cancel')}</Button>
        </>
      )}
    >
      <p>{t('communities:member.ban-text')}</p>
      <FormProblem problem={ban.error} errors={errors} labels={{}} />
      <TextArea
        label={t('communities:member.ban-reason')}
        name="reason"
        most={MOST_REASON}
        value={reason}
        onChange={setReason}
        error={errors['reason']}
      />
      <EndField
        label={t('communities:member.ban-until')}
        value={until}
        onChange={setUntil}
        error={errors['endsAt']}
      />
    </Dialog>
  );
};

/** What is about to be done to a member, with what it needs to know. */
export const MemberDialog = ({ deed, ...rest }: DeedProps & { readonly deed: MemberDeed }) => {
  if (deed === 'role') return <RoleDialog {...rest} />;
  return deed === 'remove' ? <RemoveDialog {...rest} /> : <BanDialog {...rest} />;
};
