import { useTranslation } from 'react-i18next';

import {
  listPartnerDeliveries,
  readPartner,
  retryPartner,
  type PartnerDelivery,
  type PartnerView,
} from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { ListOf } from '../sections/list-of.js';
import { CsvLink } from './csv-link.js';
import { DeliveryState } from './delivery-state.js';
import { traceHref } from './trace-href.js';

/** Tries at once what would wait longer. */
const RetryNow = ({ host }: { host: string }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const retry = useCommand(retryPartner, {
    refreshes: [readPartner, listPartnerDeliveries],
    onDone: ({ count }) => showToast(t('partners:retry.done', { count })),
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (
    <Button icon="send" isPending={retry.isPending} onPress={() => retry.mutate({ params: { host } })}>
      {t('partners:retry.do')}
    </Button>
  );
};

const useColumns = (): readonly Column<PartnerDelivery>[] => {
  const { t } = useTranslation();
  return [
    {
      id: 'published',
      title: t('partners:delivery.published'),
      cell: ({ publishedAt }) => <Time value={publishedAt} look="exact" />,
    },
    {
      id: 'kind',
      title: t('partners:delivery.kind'),
      cell: ({ id, kind }) => (
        <AppLink href={traceHref(id)} aria-label={t('partners:trace.of', { kind, id })}>
          {kind}
        </AppLink>
      ),
    },
    {
      id: 'state',
      title: t('partners:delivery.state'),
      cell: (delivery) => <DeliveryState delivery={delivery} />,
    },
    {
      id: 'attempts',
      title: t('partners:delivery.attempts'),
      align: 'end',
      cell: ({ attempts }) => attempts,
    },
  ];
};

/** What could not be delivered to a server, the latest first. */
export const PartnerDeliveries = ({ partner: { host, waiting } }: { partner: PartnerView }) => {
  const { t } = useTranslation();
  const columns = useColumns();
  const deliveries = usePages(listPartnerDeliveries, {
    params: { host },
    query: { only: 'troubled', limit: '10' },
  });
  const title = t('partners:troubles');
  return (
    <section className="gh-stack">
      <h2>{title}</h2>
      <ListOf pages={deliveries} empty={<p>{t('partners:troubles.none')}</p>}>
        {(items) => <Table caption={title} columns={columns} rows={items} rowKey={({ id }) => id} />}
      </ListOf>
      <div className="gh-row">
        {waiting.count > 0 && <RetryNow host={host} />}
        <CsvLink href={`/exports/partners/${host}/deliveries.csv`} name={t('partners:deliveries')} />
      </div>
    </section>
  );
};
