import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  inviteToCommunity,
  listCommunityInvitations,
  listPeople,
  type CommunityDetail,
} from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { fileUrl } from '../../app/file-url.js';
import { Button } from '../../design/button.js';
import { ComboBox, type ComboBoxItem } from '../../design/combo-box.js';
import { Dialog } from '../../design/dialog.js';
import { RadioGroup } from '../../design/radio-group.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { endOfDay, EndField } from './end-field.js';

interface InviteDialogProps {
  readonly community: CommunityDetail;
  readonly onClose: () => void;
}

const CODES = {
  'invitation.one-recipient': 'who',
  'invitation.already-open': 'who',
  'membership.already': 'who',
  'person.banned': 'who',
  'membership.end-in-past': 'guestUntil',
};

/** People whose names fit what has been typed; an e-mail address is for somebody who is not here yet. */
const useMatches = (words: string) => {
  const q = words.trim();
  const found = useOperation(
    listPeople,
    { query: { q, limit: '8' } },
    { enabled: q.length > 1 && !q.includes('@'), keepPrevious: true },
  );
  const items: ComboBoxItem[] = (found.data?.items ?? []).map((person) => ({
    id: person.id,
    name: person.displayName,
    detail: [person.roleTitle, person.team].filter((part) => part !== '').join(', '),
    picture: fileUrl(person.avatarFileId, '48'),
  }));
  return { items: q === '' || q.includes('@') ? [] : items, isLoading: found.isFetching };
};

/** Asks somebody to join: a person known here by name, or anybody by e-mail. */
export const InviteDialog = ({ community, onClose }: InviteDialogProps) => {
  const { t } = useTranslation();
  const roles = community.permissions.invitableRoles;
  const [words, setWords] = useState('');
  const [person, setPerson] = useState<ComboBoxItem | null>(null);
  const [role, setRole] = useState(roles.includes('member') ? 'member' : (roles[0] ?? 'member'));
  const [until, setUntil] = useState('');
  const { items, isLoading } = useMatches(words);
  const invite = useCommand(inviteToCommunity, {
    refreshes: [listCommunityInvitations],
    onDone: () => {
      showToast(t('communities:invite.sent', { name: person?.name ?? words.trim() }));
      onClose();
    },
  });
  const errors = fieldErrorsOf(invite.error, CODES);
  const send = (): void =>
    invite.mutate({
      params: { community: community.id },
      body: {
        ...(person === null ? { email: words.trim() } : { personId: person.id }),
        role,
        ...(role === 'guest' ? { guestUntil: endOfDay(until) } : {}),
      },
    });
  return (
    <Dialog
      title={t('communities:invite.title', { title: community.title })}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      actions={(close) => (
        <>
          <Button variant="primary" isPending={invite.isPending} onPress={send}>
            {t('communities:invite.send')}
          </Button>
          <Button onPress={close}>{t('common:action.cancel')}</Button>
        </>
      )}
    >
      <FormProblem
        problem={Object.keys(errors).length > 0 ? null : invite.error}
        errors={errors}
        labels={{}}
      />
      <ComboBox
        label={t('communities:invite.who')}
        description={t('communities:invite.who-help')}
        name="who"
        items={items}
        chosenId={person?.id ?? null}
        isLoading={isLoading}
        inputValue={words}
        onInputChange={(value) => {
          setWords(value);
          if (value !== person?.name) setPerson(null);
        }}
        onChoose={(item) => {
          setPerson(item);
          setWords(item.name);
        }}
        error={errors['who'] ?? errors['email'] ?? errors['personId']}
      />
      <RadioGroup
        label={t('communities:invite.as')}
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
