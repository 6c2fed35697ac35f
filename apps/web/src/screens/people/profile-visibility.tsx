import { useTranslation } from 'react-i18next';

import { PROFILE_VISIBILITIES, type ProfileField, type ProfileVisibility } from '#libs/kernel';

import { useSession } from '../../app/session.js';
import { Icon, type IconName } from '../../design/icon.js';
import { Select } from '../../design/select.js';

import './profile-visibility.css';

const ICONS = {
  me: 'lock',
  community: 'people',
  organisation: 'communities',
  partners: 'link',
  public: 'globe',
} as const satisfies Record<ProfileVisibility, IconName>;

// i18n-keys: people:visibility.*
// i18n-keys: people:field.*

/** Says who sees a part of a profile: shortly, and in one sentence. */
const useVisibilityWords = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const organisation = instance.name;
  return (visibility: ProfileVisibility) => {
    const sentence = visibility === 'community' && instance.federation ? 'sentence-elsewhere' : 'sentence';
    return {
      name: t(`people:visibility.${visibility}.name`, { organisation }),
      sentence: t(`people:visibility.${visibility}.${sentence}`, { organisation }),
    };
  };
};

/** Partners are a choice where there are any, and where they were chosen before. */
const useChoices = (chosen: ProfileVisibility): readonly ProfileVisibility[] => {
  const { instance } = useSession();
  return PROFILE_VISIBILITIES.filter(
    (each) => each !== 'partners' || instance.federation || chosen === 'partners',
  );
};

/** Who sees a part of the own profile, in words and with a plain icon. */
export const SeenBy = ({ visibility }: { visibility: ProfileVisibility }) => {
  const { t } = useTranslation();
  const { name } = useVisibilityWords()(visibility);
  return (
    <span className="gh-seen-by">
      <Icon name={ICONS[visibility]} size="small" />
      <span>{t('people:seen-by', { who: name })}</span>
    </span>
  );
};

interface ChooseVisibilityProps {
  readonly field: ProfileField;
  readonly value: ProfileVisibility;
  readonly onChange: (value: ProfileVisibility) => void;
}

/** Chooses who sees a part of the own profile. */
export const ChooseVisibility = ({ field, value, onChange }: ChooseVisibilityProps) => {
  const { t } = useTranslation();
  const wordsOf = useVisibilityWords();
  const choices = useChoices(value);
  return (
    <div className="gh-choose-visibility">
      <Icon name={ICONS[value]} size="small" />
      <Select
        label={t('people:who-sees', { part: t(`people:field.${field}`) })}
        value={value}
        onChange={onChange}
        options={choices.map((each) => {
          const { name, sentence } = wordsOf(each);
          return { value: each, label: name, description: sentence };
        })}
      />
    </div>
  );
};
