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
import { useSession } from '../../app/session.js';
import { ComboBox, type ComboBoxItem } from '../../design/combo-box.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { endOfDay } from './end-field.js';
import { RoleFields } from './role-fields.js';

interface InviteDialogProps {
  readonly community: CommunityDetail;
  readonly onClose: () => void;
}

const CODES = {
  'invitation.one-recipient': 'who',
  'invitation.already-open': 'who',
  'invitation.nobody-there': 'who',
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

/** What is typed stands for somebody of another server when it begins like a handle. */
const addressIn = (words: string): { handle: string } | { email: string } =>
  words.startsWith('@') ? { handle: words } : { email: words };

/** Whom to invite: what is typed, and the person it stands for once one is chosen. */
const useRecipient = () => {
  const [words, setWords] = useState('');
  const [person, setPerson] = useState<ComboBoxItem | null>(null);
  return {
    words,
    chosenId: person?.id ?? null,
    name: person?.name ?? words.trim(),
    address: person === null ? addressIn(words.trim()) : { personId: person.id },
    type: (text: string): void => {
      setWords(text);
      if (text !== person?.name) setPerson(null);
    },
    choose: (item: ComboBoxItem): void => {
      setPerson(item);
      setWords(item.name);
    },
  };
};

/** An invitation while it is put together: to whom, as what, and until when for a guest. */
const useInvitation = ({ community, onClose }: InviteDialogProps) => {
  const { t } = useTranslation();
  const roles = community.permissions.invitableRoles;
  const recipient = useRecipient();
  const [role, setRole] = useState(roles.includes('member') ? 'member' : (roles[0] ?? 'member'));
  const [until, setUntil] = useState('');
  const invite = useCommand(inviteToCommunity, {
    refreshes: [listCommunityInvitations],
    onDone: () => {
      showToast(t('communities:invite.sent', { name: recipient.name }));
      onClose();
    },
  });
  const send = (): void =>
    invite.mutate({
      params: { community: community.id },
      body: {
        ...recipient.address,
        role,
        ...(role === 'guest' ? { guestUntil: endOfDay(until) } : {}),
      },
    });
  return { recipient, roles, role, setRole, until, setUntil, invite, send };
};

interface RecipientFieldProps {
  readonly recipient: ReturnType<typeof useRecipient>;
  readonly error: string | undefined;
}

const RecipientField = ({ recipient, error }: RecipientFieldProps) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const help = t('communities:invite.who-help');
  return (
    <ComboBox
      label={t('communities:invite.who')}
      description={instance.federation ? `${help} ${t('communities:invite.who-help-elsewhere')}` : help}
      name="who"
      {...useMatches(recipient.words)}
      chosenId={recipient.chosenId}
      inputValue={recipient.words}
      onInputChange={recipient.type}
      onChoose={recipient.choose}
      error={error}
    />
  );
};

/** Asks somebody to join: a person known here by name, or anybody by e-mail. */
export const InviteDialog = (props: InviteDialogProps) => {
  const { t } = useTranslation();
  const { recipient, invite, send, ...as } = useInvitation(props);
  const errors = fieldErrorsOf(invite.error, CODES);
  const who = errors['who'] ?? errors['email'] ?? errors['handle'] ?? errors['personId'];
  return (
    <Dialog
      title={t('communities:invite.title', { title: props.community.title })}
      isOpen
      onOpenChange={(isOpen) => isOpen || props.onClose()}
      actions={(close) => (
        <DialogActions isPending={invite.isPending} onPress={send} onCancel={close}>
          {t('communities:invite.send')}
        </DialogActions>
      )}
    >
      <FormProblem
        problem={Object.keys(errors).length > 0 ? null : invite.error}
        errors={errors}
        labels={{}}
      />
      <RecipientField recipient={recipient} error={who} />
      <RoleFields
        label={t('communities:invite.as')}
        roles={as.roles}
        role={as.role}
        onRole={as.setRole}
        until={as.until}
        onUntil={as.setUntil}
        untilError={errors['guestUntil']}
      />
    </Dialog>
  );
};
