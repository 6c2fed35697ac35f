import { useTranslation } from 'react-i18next';

import { listErasures, type ErasureView } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { EmptyState } from '../../design/empty-state.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { ListOf } from '../sections/list-of.js';
import { AdminFrame } from './admin-frame.js';
import { CsvLink } from './csv-link.js';
import { PartnerTabs } from './partner-tabs.js';

const useColumns = (): readonly Column<ErasureView>[] => {
  const { t } = useTranslation();
  return [
    {
      id: 'name',
      title: t('partners:erasure.person'),
      cell: ({ personId, name }) => <AppLink href={`/admin/partners/erasures/${personId}`}>{name}</AppLink>,
    },
    {
      id: 'requested',
      title: t('partners:erasure.requested'),
      cell: ({ requestedAt }) => <Time value={requestedAt} look="exact" />,
    },
    {
      id: 'confirmed',
      title: t('partners:erasure.state.confirmed'),
      align: 'end',
      cell: ({ confirmed }) => confirmed,
    },
    {
      id: 'pending',
      title: t('partners:erasure.state.pending'),
      align: 'end',
      cell: ({ pending }) => pending,
    },
    {
      id: 'unreachable',
      title: t('partners:erasure.state.unreachable'),
      align: 'end',
      cell: ({ unreachable }) => unreachable,
    },
  ];
};

const Erasures = () => {
  const { t } = useTranslation();
  const columns = useColumns();
  const erasures = usePages(listErasures);
  return (
    <>
      <PartnerTabs current="erasures" />
      <ListOf
        pages={erasures}
        empty={
          <EmptyState icon="people" title={t('partners:erasure.none')}>
            <p>{t('partners:erasure.none-text')}</p>
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            caption={t('partners:tab.erasures')}
            columns={columns}
            rows={items}
            rowKey={({ personId }) => personId}
          />
        )}
      </ListOf>
    </>
  );
};

/** People who left, and whether other servers erased what they had of them. */
export const AdminErasures = () => {
  const { t } = useTranslation();
  const title = t('partners:tab.erasures');
  return (
    <AdminFrame
      part="partners"
      title={title}
      lead={t('partners:erasure.lead')}
      actions={<CsvLink href="/exports/erasures.csv" name={title} />}
    >
      {() => <Erasures />}
    </AdminFrame>
  );
};
