import { useTranslation } from 'react-i18next';

import { listReports, type MeView } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { EmptyState } from '../../design/empty-state.js';
import { Select } from '../../design/select.js';
import { Tabs } from '../../design/tabs.js';
import { Page } from '../../shell/page.js';
import { ListOf } from '../sections/list-of.js';
import { OwnPages } from '../sections/own-pages.js';
import { useFilters } from '../sections/use-filters.js';
import { ReportCard } from './report-card.js';
import { useReviewedCommunities } from './use-reviewed-communities.js';

import './reports.css';

const STATES = ['open', 'decided'] as const;
const EVERY = 'every';

// i18n-keys: moderation:queue.*
const Queue = ({ status, communityId }: { status: (typeof STATES)[number]; communityId: string }) => {
  const { t } = useTranslation();
  const reports = usePages(listReports, {
    query: { status, ...(communityId !== '' && { communityId }) },
  });
  return (
    <ListOf
      pages={reports}
      empty={
        <EmptyState
          icon={status === 'open' ? 'check-circle' : 'flag'}
          title={t(`moderation:queue.none.${status}`)}
        >
          {status === 'open' && <p>{t('moderation:queue.none-text')}</p>}
        </EmptyState>
      }
    >
      {(items) => (
        <ul className="gh-stack">
          {items.map((report) => (
            <ReportCard key={report.id} report={report} />
          ))}
        </ul>
      )}
    </ListOf>
  );
};

const Reports = ({ me }: { me: MeView }) => {
  const { t } = useTranslation();
  const filters = useFilters();
  const communities = useReviewedCommunities(me);
  const status = filters.oneOf('status', STATES) ?? 'open';
  const communityId = filters.get('community');
  const within = communityId === '' ? '' : `&community=${encodeURIComponent(communityId)}`;
  return (
    <Page title={t('moderation:queue.title')} lead={t('moderation:queue.lead')} head={{ unlisted: true }}>
      <Tabs
        label={t('moderation:queue.states')}
        tabs={STATES.map((state) => ({
          href: `/reports?status=${state}${within}`,
          label: t(`moderation:queue.${state}`),
          isCurrent: state === status,
        }))}
      />
      {communities.length > 1 && (
        <div className="gh-filters">
          <Select
            label={t('moderation:queue.community')}
            value={communities.some(({ id }) => id === communityId) ? communityId : EVERY}
            onChange={(value) => filters.set({ community: value === EVERY ? null : value })}
            options={[
              { value: EVERY, label: t('moderation:queue.every-community') },
              ...communities.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        </div>
      )}
      <Queue key={`${status} ${communityId}`} status={status} communityId={communityId} />
    </Page>
  );
};

/** Reports that one may decide. */
export const ReportsScreen = () => {
  const { t } = useTranslation();
  return (
    <OwnPages title={t('moderation:queue.title')} mayOpen={(me) => me.reviewsReports}>
      {(me) => <Reports me={me} />}
    </OwnPages>
  );
};
