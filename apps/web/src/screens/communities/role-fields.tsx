import { useTranslation } from 'react-i18next';

import type { CommunityMember } from '#libs/contracts';

import { RadioGroup } from '../../design/radio-group.js';
import { EndField } from './end-field.js';

type Role = CommunityMember['role'];

// i18n-keys: communities:role.*
const useRoleWords = () => {
  const { t } = useTranslation();
  return (role: Role) => ({
    label: t(`communities:role.${role}.name`),
    description: t(`communities:role.${role}.does`),
  });
};

interface RoleFieldsProps<Offered extends Role> {
  readonly label: string;
  readonly roles: readonly Offered[];
  readonly role: Offered;
  readonly onRole: (role: Offered) => void;
  /** The day until which a guest stays; empty for no end. */
  readonly until: string;
  readonly onUntil: (until: string) => void;
  readonly untilError: string | undefined;
}

/** Which role somebody has or is to have, each with what it does, and until when for a guest. */
export const RoleFields = <Offered extends Role>(props: RoleFieldsProps<Offered>) => {
  const { t } = useTranslation();
  const wordsOf = useRoleWords();
  const { label, roles, role, onRole, until, onUntil, untilError } = props;
  return (
    <>
      <RadioGroup
        label={label}
        value={role}
        onChange={onRole}
        options={roles.map((value) => ({
          value,
          ...wordsOf(value),
        }))}
      />
      {role === 'guest' && (
        <EndField
          label={t('communities:member.guest-until')}
          value={until}
          onChange={onUntil}
          error={untilError}
        />
      )}
    </>
  );
};
