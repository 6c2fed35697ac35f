import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  listPartners,
  partnerOrder,
  partnerPolicy,
  partnerState,
  type PartnerMode,
  type PartnerView,
} from '#libs/contracts';

import { useOperation, usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { HostName } from '../../design/host-name.js';
import { Select } from '../../design/select.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { FilterText } from '../sections/filter-text.js';
import { ListOf } from '../sections/list-of.js';
import { useFilters } from '../sections/use-filters.js';
import { AddPartner } from './add-partner.js';
import { AdminFrame } from './admin-frame.js';
import { CsvLink } from './csv-link.js';
import { DeliveryRate } from './delivery-rate.js';
import { PartnerActions } from './partner-actions.js';
import { PartnerExchange } from './partner-exchange.js';
import { PartnerPolicyBadge } from './partner-policy.js';
import { PartnerTabs } from './partner-tabs.js';

const POLICIES = partnerPolicy.options;
const STATES = partnerState.options;
const ORDERS = partnerOrder.options;
const ANY = 'any';

const Named = ({ partner: { host, software } }: { partner: PartnerView }) => (
  <div className="gh-cell">
    <AppLink href={`/admin/partners/${host}`}>
      <HostName host={host} />
    </AppLink>
    {software !== null && <span className="gh-soft gh-small">{software}</span>}
  </div>
);

const useColumns = (mode: PartnerMode): readonly Column<PartnerView>[] => {
  const { t } = useTranslation();
  return [
    { id: 'server', title: t('partners:server'), cell: (partner) => <Named partner={partner} /> },
    {
      id: 'policy',
      title: t('partners:policy'),
      cell: ({ policy }) => <PartnerPolicyBadge policy={policy} />,
    },
    { id: 'state', title: t('partners:state'), cell: (partner) => <PartnerExchange partner={partner} /> },
    {
      id: 'waiting',
      title: t('partners:waiting'),
      align: 'end',
      cell: ({ waiting }) => waiting.count,
    },
    {
      id: 'rate',
      title: t('partners:rate.day'),
      cell: ({ attempts }) => <DeliveryRate attempts={attempts.day} />,
    },
    {
      id: 'communities',
      title: t('partners:communities'),
      cell: ({ followedThere, followedHere }) =>
        t('partners:followed', { there: followedThere, here: followedHere }),
    },
    {
      id: 'heard',
      title: t('partners:last-heard'),
      cell: ({ lastHeardAt }) => (lastHeardAt === null ? t('partners:never') : <Time value={lastHeardAt} />),
    },
    {
      id: 'actions',
      title: t('admin:actions'),
      align: 'end',
      cell: (partner) => <PartnerActions partner={partner} mode={mode} />,
    },
  ];
};

// i18n-keys: partners:mode.*
/** With whom this server talks at all. */
const Mode = ({ mode }: { mode: PartnerMode }) => {
  const { t } = useTranslation();
  return (
    <Banner tone="info" title={t(`partners:mode.${mode}`)}>
      <p>{t('partners:mode-help')}</p>
    </Banner>
  );
};

// i18n-keys: partners:state.*
// i18n-keys: partners:order.*
const Filters = ({ filters }: { filters: ReturnType<typeof useFilters> }) => {
  const { t } = useTranslation();
  const choose = (name: string) => (value: string) => filters.set({ [name]: value === ANY ? null : value });
  return (
    <div className="gh-filters">
      <FilterText
        label={t('partners:search')}
        value={filters.get('q')}
        onChange={(text) => filters.set({ q: text })}
      />
      <Select
        label={t('partners:policy')}
        value={filters.oneOf('policy', POLICIES) ?? ANY}
        onChange={choose('policy')}
        options={[ANY, ...POLICIES].map((value) => ({ value, label: t(`partners:policy.${value}`) }))}
      />
      <Select
        label={t('partners:state')}
        value={filters.oneOf('state', STATES) ?? ANY}
        onChange={choose('state')}
        options={[ANY, ...STATES].map((value) => ({ value, label: t(`partners:state.${value}`) }))}
      />
      <Select
        label={t('partners:order')}
        value={filters.oneOf('order', ORDERS) ?? 'host'}
        onChange={choose('order')}
        options={ORDERS.map((value) => ({ value, label: t(`partners:order.${value}`) }))}
      />
    </div>
  );
};

const Rows = ({ items, mode }: { items: readonly PartnerView[]; mode: PartnerMode }) => {
  const { t } = useTranslation();
  const columns = useColumns(mode);
  return (
    <Table caption={t('admin:part.partners')} columns={columns} rows={items} rowKey={({ host }) => host} />
  );
};

/** What the address asks for. */
const askedIn = (filters: ReturnType<typeof useFilters>) => {
  const q = filters.get('q');
  const policy = filters.oneOf('policy', POLICIES);
  const state = filters.oneOf('state', STATES);
  const order = filters.oneOf('order', ORDERS);
  const narrowing = { ...(q !== '' && { q }), ...(policy && { policy }), ...(state && { state }) };
  return {
    query: { ...narrowing, ...(order && { order }) },
    isNarrowed: Object.keys(narrowing).length > 0,
  };
};

const Nothing = ({ isNarrowed }: { isNarrowed: boolean }) => {
  const { t } = useTranslation();
  if (isNarrowed) return <EmptyState icon="globe" title={t('common:list.no-match')} />;
  return (
    <EmptyState icon="globe" title={t('partners:none')}>
      {t('partners:none-text')}
    </EmptyState>
  );
};

const Partners = () => {
  const filters = useFilters();
  const { query, isNarrowed } = askedIn(filters);
  const partners = usePages(listPartners, { query });
  const first = useOperation(listPartners, { query: { limit: '1' } });
  const mode = first.data?.mode ?? 'allowlist';
  return (
    <>
      <PartnerTabs current="servers" />
      {first.data && <Mode mode={mode} />}
      <Filters filters={filters} />
      <ListOf pages={partners} empty={<Nothing isNarrowed={isNarrowed} />}>
        {(items) => <Rows items={items} mode={mode} />}
      </ListOf>
    </>
  );
};

const Add = () => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon="plus" onPress={() => setOpen(true)}>
        {t('partners:add')}
      </Button>
      <CsvLink href="/exports/partners.csv" name={t('admin:part.partners')} />
      {isOpen && <AddPartner onClose={() => setOpen(false)} />}
    </>
  );
};

/** Other servers, and what was decided about them. */
export const AdminPartners = () => {
  const { t } = useTranslation();
  return (
    <AdminFrame part="partners" lead={t('partners:lead')} actions={<Add />}>
      {() => <Partners />}
    </AdminFrame>
  );
};
