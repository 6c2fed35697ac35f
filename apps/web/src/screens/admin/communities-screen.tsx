import { useTranslation } from 'react-i18next';

import { listEveryCommunity, type AdministrativeCommunityCard } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { Badge } from '../../design/badge.js';
import { EmptyState } from '../../design/empty-state.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { PersonName } from '../reports/person-name.js';
import { FilterText } from '../sections/filter-text.js';
import { ListOf } from '../sections/list-of.js';
import { useFilters } from '../sections/use-filters.js';
import { AdminFrame } from './admin-frame.js';
import { CommunityActions } from './community-actions.js';

const Owners = ({ owners }: Pick<AdministrativeCommunityCard, 'owners'>) => {
  const { t } = useTranslation();
  if (owners.length === 0) return <Badge tone="warn">{t('admin:communities.no-owner')}</Badge>;
  return (
    <div className="gh-cell">
      {owners.map((person) => (
        <span key={person.id}>
          <PersonName person={person} />
        </span>
      ))}
    </div>
  );
};

const Named = ({ community: { title, name, archivedAt } }: { community: AdministrativeCommunityCard }) => {
  const { t } = useTranslation();
  return (
    <div className="gh-cell">
      <strong>{title}</strong>
      <span className="gh-soft gh-small">{name}</span>
      {archivedAt !== null && <Badge icon="archive">{t('admin:communities.archived')}</Badge>}
    </div>
  );
};

// i18n-keys: communities:visibility.*
const useColumns = (): readonly Column<AdministrativeCommunityCard>[] => {
  const { t } = useTranslation();
  return [
    {
      id: 'title',
      title: t('admin:communities.community'),
      cell: (community) => <Named community={community} />,
    },
    {
      id: 'visibility',
      title: t('admin:communities.visibility'),
      cell: ({ visibility }) => t(`communities:visibility.${visibility}.name`),
    },
    { id: 'owners', title: t('admin:communities.owners'), cell: ({ owners }) => <Owners owners={owners} /> },
    {
      id: 'members',
      title: t('admin:communities.members'),
      align: 'end',
      cell: ({ memberCount }) => memberCount,
    },
    {
      id: 'threads',
      title: t('admin:communities.threads'),
      align: 'end',
      cell: ({ threadCount }) => threadCount,
    },
    {
      id: 'since',
      title: t('admin:communities.since'),
      cell: ({ createdAt }) => <Time value={createdAt} look="date" />,
    },
    {
      id: 'actions',
      title: t('admin:actions'),
      align: 'end',
      cell: (community) => <CommunityActions community={community} />,
    },
  ];
};

const Communities = () => {
  const { t } = useTranslation();
  const filters = useFilters();
  const columns = useColumns();
  const q = filters.get('q');
  const communities = usePages(listEveryCommunity, { query: { ...(q !== '' && { q }) } });
  return (
    <>
      <div className="gh-filters">
        <FilterText
          label={t('admin:communities.search')}
          value={q}
          onChange={(text) => filters.set({ q: text })}
        />
      </div>
      <ListOf
        pages={communities}
        empty={
          <EmptyState
            icon="communities"
            title={q === '' ? t('admin:communities.none') : t('common:list.no-match')}
          />
        }
      >
        {(items) => (
          <Table
            caption={t('admin:part.communities')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
          />
        )}
      </ListOf>
    </>
  );
};

/** Every community from the outside. */
export const AdminCommunities = () => {
  const { t } = useTranslation();
  return (
    <AdminFrame part="communities" lead={t('admin:communities.lead')}>
      {() => <Communities />}
    </AdminFrame>
  );
};
