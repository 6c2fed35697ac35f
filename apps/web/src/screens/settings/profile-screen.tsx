import { useTranslation } from 'react-i18next';

import { readPerson } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { Loaded } from '../sections/loaded.js';
import { ProfileForm } from './profile-form.js';
import { SettingsFrame } from './settings-frame.js';

const Profile = ({ name }: { name: string }) => {
  const profile = useOperation(readPerson, { params: { handle: name } });
  return (
    <Loaded query={profile} skeleton={{ shape: 'text', count: 4 }}>
      {(data) => data.visibility && <ProfileForm profile={data} visibility={data.visibility} />}
    </Loaded>
  );
};

/** How one presents oneself to others. */
export const ProfileSettings = () => {
  const { t } = useTranslation();
  return (
    <SettingsFrame section="profile" lead={t('settings:profile.lead')}>
      {(me) => <Profile name={me.person.name} />}
    </SettingsFrame>
  );
};
