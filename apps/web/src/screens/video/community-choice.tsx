import { useTranslation } from 'react-i18next';

import { listCommunities, type CommunityCard } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { Select } from '../../design/select.js';

interface CommunityChoiceProps {
  /** The community of the page. */
  readonly community: CommunityCard;
  readonly value: string;
  readonly onChange: (community: CommunityCard) => void;
}

/** Where I may start threads, by title: the hundred communities in which most has happened lately, and this one. */
const useOpenCommunities = (here: CommunityCard): readonly CommunityCard[] => {
  const { i18n } = useTranslation();
  const { data } = useOperation(listCommunities, { query: { canStartThread: 'true', limit: '100' } });
  const others = (data?.items ?? []).filter(({ id }) => id !== here.id);
  return [here, ...others].toSorted((a, b) => a.title.localeCompare(b.title, i18n.language));
};

/** In which community a video is published, for those who have a choice. */
export const CommunityChoice = ({ community, value, onChange }: CommunityChoiceProps) => {
  const { t } = useTranslation();
  const communities = useOpenCommunities(community);
  if (communities.length === 1) return null;
  const choose = (chosenId: string): void => {
    const chosen = communities.find(({ id }) => id === chosenId);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <Select
      label={t('video:words.community')}
      description={t('video:words.community-help')}
      value={value}
      onChange={choose}
      options={communities.map(({ id, title, visibility }) => ({
        value: id,
        label: title,
        // i18n-keys: communities:visibility.*
        description: t(`communities:visibility.${visibility}.name`),
      }))}
    />
  );
};
