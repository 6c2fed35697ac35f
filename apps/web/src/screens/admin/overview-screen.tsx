import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { listAccounts, listMail, listPartners, listReports, type MeView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { Card, CardLink } from '../../design/card.js';
import { Icon, type IconName } from '../../design/icon.js';
import { Loaded } from '../sections/loaded.js';
import { AdminFrame } from './admin-frame.js';

const MOST = 100;
const QUERY = { limit: String(MOST) };

interface FactProps {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
  readonly children: ReactNode;
}

const Fact = ({ href, icon, title, children }: FactProps) => (
  <Card as="li">
    <h2 className="gh-item__title gh-admin-fact">
      <Icon name={icon} />
      <CardLink href={href}>{title}</CardLink>
    </h2>
    {children}
  </Card>
);

interface Counted {
  readonly items: readonly unknown[];
  readonly next?: string | undefined;
}

const shownCount = ({ items, next }: Counted): string =>
  next === undefined ? String(items.length) : `${MOST}+`;

const Reports = () => {
  const { t } = useTranslation();
  const reports = useOperation(listReports, { query: { ...QUERY, status: 'open' } });
  return (
    <Fact href="/reports" icon="flag" title={t('common:shell.reports')}>
      <Loaded query={reports} skeleton={{ shape: 'text', count: 1 }}>
        {(page) => (
          <p>
            {page.items.length === 0
              ? t('admin:overview.no-reports')
              : t('admin:overview.reports', { count: page.items.length, shown: shownCount(page) })}
          </p>
        )}
      </Loaded>
    </Fact>
  );
};

const Members = () => {
  const { t } = useTranslation();
  const accounts = useOperation(listAccounts, { query: QUERY });
  return (
    <Fact href="/admin/members" icon="people" title={t('admin:part.members')}>
      <Loaded query={accounts} skeleton={{ shape: 'text', count: 1 }}>
        {(page) => (
          <p>{t('admin:overview.members', { count: page.items.length, shown: shownCount(page) })}</p>
        )}
      </Loaded>
    </Fact>
  );
};

const MailFact = () => {
  const { t } = useTranslation();
  const failed = useOperation(listMail, { query: { ...QUERY, state: 'failed' } });
  return (
    <Fact href="/admin/mail" icon="mail" title={t('admin:part.mail')}>
      <Loaded query={failed} skeleton={{ shape: 'text', count: 1 }}>
        {(page) => (
          <>
            <p>
              {page.items.length === 0
                ? t('admin:overview.no-failed-mail')
                : t('admin:overview.failed-mail', { count: page.items.length, shown: shownCount(page) })}
            </p>
            {page.delivery === 'outbox' && <p className="gh-soft">{t('admin:overview.no-mail-server')}</p>}
          </>
        )}
      </Loaded>
    </Fact>
  );
};

const Partners = () => {
  const { t } = useTranslation();
  const failing = useOperation(listPartners, { query: { ...QUERY, state: 'failing' } });
  return (
    <Fact href="/admin/partners" icon="globe" title={t('admin:part.partners')}>
      <Loaded query={failing} skeleton={{ shape: 'text', count: 1 }}>
        {(page) => (
          <p>
            {page.items.length === 0
              ? t('partners:overview.none')
              : t('partners:overview.failing', { count: page.items.length, shown: shownCount(page) })}
          </p>
        )}
      </Loaded>
    </Fact>
  );
};

// i18n-keys: admin:registration.state.*
const Registration = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  return (
    <Fact href="/admin/registration" icon="key" title={t('admin:part.registration')}>
      <p>{t(`admin:registration.state.${instance.registration}`)}</p>
    </Fact>
  );
};

const Facts = ({ me }: { me: MeView }) => {
  const { instance } = useSession();
  return (
    <ul className="gh-grid">
      <Reports />
      <Members />
      {me.role === 'admin' && (
        <>
          {instance.federation && <Partners />}
          <MailFact />
          <Registration />
        </>
      )}
    </ul>
  );
};

/** What waits for somebody, and the way there. */
export const AdminOverview = () => {
  const { t } = useTranslation();
  return (
    <AdminFrame part="overview" lead={t('admin:overview.lead')}>
      {(me) => <Facts me={me} />}
    </AdminFrame>
  );
};
