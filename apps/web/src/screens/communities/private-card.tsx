import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { EmptyState } from '../../design/empty-state.js';
import { useJoinPolicyWords } from './visibility.js';

/** For those who may know that a community exists, and no more. */
export const PrivateCard = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const policy = useJoinPolicyWords()(
    community.joinPolicy,
    community.organisation.name,
    community.joinDomains,
  );
  return (
    <EmptyState icon="lock" title={t('communities:private.title')}>
      <p>{t('communities:private.text')}</p>
      <p>
        <strong>{t('communities:private.how')}</strong> {policy.sentence}
      </p>
    </EmptyState>
  );
};
