import { useTranslation } from 'react-i18next';

import type { PublicationAudienceName } from '#libs/contracts';

import { useSession } from '../../app/session.js';
import { Icon, type IconName } from '../../design/icon.js';
import { RadioGroup } from '../../design/radio-group.js';

// i18n-keys: publishing:audience.*
const ICONS = {
  followers: 'person',
  organisation: 'communities',
  public: 'globe',
} as const satisfies Record<PublicationAudienceName, IconName>;

/** For whom something is published, in words. */
export const AudienceLine = ({ audience }: { audience: PublicationAudienceName }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  return (
    <span className="gh-audience">
      <Icon name={ICONS[audience]} size="small" />
      {t(`publishing:audience.${audience}`, { organisation: instance.shortName })}
    </span>
  );
};

interface AudienceChoiceProps {
  readonly value: PublicationAudienceName;
  readonly onChange: (audience: PublicationAudienceName) => void;
  readonly error?: string | undefined;
}

/** For whom it is: nobody is offered more than the server allows, except what is chosen already. */
export const AudienceChoice = ({ value, onChange, error }: AudienceChoiceProps) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const organisation = instance.shortName;
  const offered: PublicationAudienceName[] = ['followers', 'organisation'];
  if (instance.publicArticles || value === 'public') offered.push('public');
  return (
    <RadioGroup
      label={t('publishing:for-whom')}
      value={value}
      onChange={onChange}
      error={error}
      options={offered.map((each) => ({
        value: each,
        label: t(`publishing:audience.${each}`, { organisation }),
        description: t(`publishing:audience.${each}-detail`, { organisation }),
        icon: ICONS[each],
      }))}
    />
  );
};
