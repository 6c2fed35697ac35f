import { useTranslation } from 'react-i18next';

import type { TracedActivity } from '#libs/contracts';

import { Badge } from '../../design/badge.js';
import { Card } from '../../design/card.js';
import { HostName } from '../../design/host-name.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { DeliveryState } from './delivery-state.js';

type Handling = NonNullable<TracedActivity['handling']>;
type Delivery = TracedActivity['deliveries'][number] & { readonly place: number };

const TONES = {
  waiting: 'info',
  applied: 'success',
  ignored: 'plain',
  refused: 'danger',
  'given-up': 'danger',
} as const;

// i18n-keys: partners:handling.*
// i18n-keys: partners:because.*
/** What was made of something that came, and why: in words where there are any, and as it was recorded. */
const HandlingState = ({ handling: { state, because, at } }: { handling: Handling }) => {
  const { t, i18n } = useTranslation();
  const key = `partners:because.${because}`;
  return (
    <div className="gh-cell">
      <Badge tone={TONES[state]}>{t(`partners:handling.${state}`)}</Badge>
      {at !== null && (
        <span className="gh-small">
          <Time value={at} look="exact" />
        </span>
      )}
      {i18n.exists(key) && <span className="gh-small">{t(key)}</span>}
      {because !== '' && (
        <span className="gh-soft gh-small">{t('partners:recorded', { text: because })}</span>
      )}
    </div>
  );
};

const useColumns = (): readonly Column<Delivery>[] => {
  const { t } = useTranslation();
  return [
    { id: 'host', title: t('partners:server'), cell: ({ host }) => host },
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

const Facts = ({ traced: { direction, at, host, actor, id } }: { traced: TracedActivity }) => {
  const { t } = useTranslation();
  return (
    <dl className="gh-facts">
      <dt>{t(direction === 'in' ? 'partners:trace.received' : 'partners:delivery.published')}</dt>
      <dd>
        <Time value={at} look="exact" />
      </dd>
      {host !== null && (
        <>
          <dt>{t('partners:trace.from')}</dt>
          <dd>
            <HostName host={host} />
          </dd>
        </>
      )}
      <dt>{t('partners:trace.by')}</dt>
      <dd>{actor ?? t('partners:trace.private')}</dd>
      {id !== null && (
        <>
          <dt>{t('partners:trace.address')}</dt>
          <dd>{id}</dd>
        </>
      )}
    </dl>
  );
};

// i18n-keys: partners:direction.*
/** One activity and its way: what was made of it here, or how far it is to each server. */
export const Traced = ({ traced }: { traced: TracedActivity }) => {
  const { t } = useTranslation();
  const columns = useColumns();
  const { direction, kind, handling, deliveries } = traced;
  return (
    <Card as="li">
      <div className="gh-row">
        <h2 className="gh-item__title">{kind}</h2>
        <Badge>{t(`partners:direction.${direction}`)}</Badge>
      </div>
      <Facts traced={traced} />
      {handling !== null && <HandlingState handling={handling} />}
      {direction === 'out' && (
        <Table
          caption={t('partners:deliveries')}
          columns={columns}
          rows={deliveries.map((delivery, place) => ({ ...delivery, place }))}
          rowKey={({ place }) => String(place)}
          empty={t('partners:trace.nowhere')}
        />
      )}
    </Card>
  );
};
