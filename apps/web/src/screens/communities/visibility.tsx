import { useTranslation } from 'react-i18next';

import type { CommunityCard } from '#libs/contracts';

import type { IconName } from '../../design/icon.js';
import { Icon } from '../../design/icon.js';

import './visibility.css';

type Visibility = CommunityCard['visibility'];

export const VISIBILITY_ICONS = {
  public: 'globe',
  unlisted: 'link',
  organisation: 'communities',
  listed: 'lock',
  hidden: 'shield',
} as const satisfies Record<Visibility, IconName>;

// i18n-keys: communities:visibility.*
// i18n-keys: communities:joinPolicy.*

/** Says in one sentence who can see something of this visibility. */
export const useVisibilityWords = () => {
  const { t } = useTranslation();
  return (visibility: Visibility, organisation: string) => ({
    name: t(`communities:visibility.${visibility}.name`),
    sentence: t(`communities:visibility.${visibility}.sentence`, { organisation }),
  });
};

/** Says in one sentence how people come in. */
export const useJoinPolicyWords = () => {
  const { t, i18n } = useTranslation();
  return (policy: CommunityCard['joinPolicy'], organisation: string, domains: readonly string[] = []) => ({
    name: t(`communities:joinPolicy.${policy}.name`),
    sentence: t(`communities:joinPolicy.${policy}.sentence`, {
      organisation,
      domains: new Intl.ListFormat(i18n.language === 'cy' ? 'cy-GB' : 'en-GB', {
        type: 'disjunction',
      }).format(domains),
    }),
  });
};

/** Who can see this? With its picture, in one sentence. */
export const WhoCanSee = ({
  community,
}: {
  community: Pick<CommunityCard, 'visibility' | 'organisation'>;
}) => {
  const words = useVisibilityWords()(community.visibility, community.organisation.name);
  return (
    <p className="gh-who-can-see">
      <Icon name={VISIBILITY_ICONS[community.visibility]} size="small" />
      <span>
        <strong>{words.name}.</strong> {words.sentence}
      </span>
    </p>
  );
};
