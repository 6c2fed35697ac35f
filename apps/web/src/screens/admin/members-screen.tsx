import { useTranslation } from 'react-i18next';

import { listAccounts, type AccountView, type MeView } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { EmptyState } from '../../design/empty-state.js';
import { Select } from '../../design/select.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { FilterText } from '../sections/filter-text.js';
import { ListOf } from '../sections/list-of.js';
import { useFilters } from '../sections/use-filters.js';
import { AdminFrame } from './admin-frame.js';
import { MemberActions } from './member-actions.js';

const ROLES = ['admin', 'moderator', 'member'] as const;
const STATES = ['active', 'suspended'] as const;
const ANY = 'any';

// i18n-keys: admin:role.*
// i18n-keys: admin:state.*
const Person = ({ account }: { account: AccountView }) => (
  <div className="gh-cell">
    <AppLink href={`/@${account.name}`}>{account.displayName}</AppLink>
    <span className="gh-soft gh-small">@{account.name}</span>
    {account.email !== null && <span className="gh-soft gh-small">{account.email}</span>}
  </div>
);

const State = ({ account }: { account: AccountView }) => {
  const { t } = useTranslation();
  if (account.state === 'active') return <>{t('admin:state.active')}</>;
  return (
    <div className="gh-cell">
      <Badge tone="danger" icon="ban">
        {t('admin:state.suspended')}
      </Badge>
      {account.suspendedReason !== null && (
        <span className="gh-soft gh-small">{account.suspendedReason}</span>
      )}
    </div>
  );
};

const useColumns = (me: MeView): readonly Column<AccountView>[] => {
  const { t } = useTranslation();
  return [
    { id: 'person', title: t('admin:members.person'), cell: (account) => <Person account={account} /> },
    { id: 'role', title: t('admin:members.role'), cell: ({ role }) => t(`admin:role.${role}`) },
    { id: 'state', title: t('admin:members.state'), cell: (account) => <State account={account} /> },
    {
      id: 'seen',
      title: t('admin:members.last-seen'),
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? t('admin:members.not-seen') : <Time value={lastSeenAt} />,
    },
    {
      id: 'actions',
      title: t('admin:actions'),
      align: 'end',
      cell: (account) => <MemberActions me={me} account={account} />,
    },
  ];
};

/** What the address asks for, and the fields that change it. */
const useAsked = () => {
  const filters = useFilters();
  const [q, role, state] = [filters.get('q'), filters.oneOf('role', ROLES), filters.oneOf('state', STATES)];
  return { filters, q, role, state };
};

const MemberFilters = ({ filters, q, role, state }: ReturnType<typeof useAsked>) => {
  const { t } = useTranslation();
  const orAny = (value: string): string | null => (value === ANY ? null : value);
  return (
    <div className="gh-filters">
      <FilterText label={t('admin:members.search')} value={q} onChange={(text) => filters.set({ q: text })} />
      <Select
        label={t('admin:members.role')}
        value={role ?? ANY}
        onChange={(value) => filters.set({ role: orAny(value) })}
        options={[ANY, ...ROLES].map((value) => ({ value, label: t(`admin:role.${value}`) }))}
      />
      <Select
        label={t('admin:members.state')}
        value={state ?? ANY}
        onChange={(value) => filters.set({ state: orAny(value) })}
        options={[ANY, ...STATES].map((value) => ({ value, label: t(`admin:state.${value}`) }))}
      />
    </div>
  );
};

const Members = ({ me }: { me: MeView }) => {
  const { t } = useTranslation();
  const asked = useAsked();
  const { q, role, state } = asked;
  const columns = useColumns(me);
  const accounts = usePages(listAccounts, {
    query: { ...(q !== '' && { q }), ...(role && { role }), ...(state && { state }) },
  });
  return (
    <>
      <MemberFilters {...asked} />
      <ListOf pages={accounts} empty={<EmptyState icon="search" title={t('admin:members.none')} />}>
        {(items) => (
          <Table
            caption={t('admin:part.members')}
            columns={columns}
            rows={items}
            rowKey={({ personId }) => personId}
          />
        )}
      </ListOf>
    </>
  );
};

/** Everybody with an account here. */
export const AdminMembers = () => {
  const { t } = useTranslation();
  return (
    <AdminFrame part="members" lead={t('admin:members.lead')}>
      {(me) => <Members me={me} />}
    </AdminFrame>
  );
};
