import { useTranslation } from 'react-i18next';

import { listMail, mailState, type MailSummary } from '#libs/contracts';

import { useOperation, usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { EmptyState } from '../../design/empty-state.js';
import { Select } from '../../design/select.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { ListOf } from '../sections/list-of.js';
import { useFilters } from '../sections/use-filters.js';
import { AdminFrame } from './admin-frame.js';
import { MailState } from './mail-state.js';
import { SendAgain } from './send-again.js';

const STATES = mailState.options;
const ANY = 'any';

const useColumns = (): readonly Column<MailSummary>[] => {
  const { t } = useTranslation();
  return [
    {
      id: 'subject',
      title: t('admin:mail.subject'),
      cell: ({ id, subject, language }) => (
        <AppLink href={`/admin/mail/${id}`} lang={language}>
          {subject}
        </AppLink>
      ),
    },
    {
      id: 'recipient',
      title: t('admin:mail.recipient'),
      cell: ({ recipient }) => <span className="gh-cell">{recipient}</span>,
    },
    { id: 'state', title: t('admin:mail.state'), cell: (mail) => <MailState mail={mail} /> },
    {
      id: 'created',
      title: t('admin:mail.created'),
      cell: ({ createdAt }) => <Time value={createdAt} />,
    },
    {
      id: 'actions',
      title: t('admin:actions'),
      align: 'end',
      cell: (mail) => (mail.state === 'failed' ? <SendAgain mail={mail} /> : null),
    },
  ];
};

/** Says so where mail does not leave this machine. */
const DeliveryNote = () => {
  const { t } = useTranslation();
  const { data } = useOperation(listMail, { query: { limit: '1' } });
  if (data?.delivery !== 'outbox') return null;
  return (
    <Banner tone="warn" title={t('admin:mail.outbox-title')}>
      <p>{t('admin:mail.outbox-text')}</p>
    </Banner>
  );
};

// i18n-keys: admin:mail.state.*
const Mails = () => {
  const { t } = useTranslation();
  const filters = useFilters();
  const columns = useColumns();
  const state = filters.oneOf('state', STATES);
  const mails = usePages(listMail, { query: { ...(state && { state }) } });
  return (
    <>
      <DeliveryNote />
      <div className="gh-filters">
        <Select
          label={t('admin:mail.state')}
          value={state ?? ANY}
          onChange={(value) => filters.set({ state: value === ANY ? null : value })}
          options={[ANY, ...STATES].map((value) => ({ value, label: t(`admin:mail.state.${value}`) }))}
        />
      </div>
      <ListOf pages={mails} empty={<EmptyState icon="mail" title={t('admin:mail.none')} />}>
        {(items) => (
          <Table caption={t('admin:part.mail')} columns={columns} rows={items} rowKey={({ id }) => id} />
        )}
      </ListOf>
    </>
  );
};

/** Mail that the server has sent or wants to send. */
export const AdminMail = () => {
  const { t } = useTranslation();
  return (
    <AdminFrame part="mail" lead={t('admin:mail.lead')}>
      {() => <Mails />}
    </AdminFrame>
  );
};
