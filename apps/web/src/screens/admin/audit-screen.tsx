import { useTranslation } from 'react-i18next';

import { listAuditEntries, type AuditEntryView } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { EmptyState } from '../../design/empty-state.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { PersonName } from '../reports/person-name.js';
import { ListOf } from '../sections/list-of.js';
import { AdminFrame } from './admin-frame.js';
import { AuditFilters, useAuditFilter } from './audit-filters.js';
import { AuditVerification } from './audit-verification.js';

// i18n-keys: admin:audit.action.*
// i18n-keys: admin:audit.value.*
const Subject = ({ entry }: { entry: AuditEntryView }) => (
  <div className="gh-cell">
    {entry.subjectLabel !== null && <span>{entry.subjectLabel}</span>}
    {entry.community !== null && entry.community.title !== entry.subjectLabel && (
      <span className={entry.subjectLabel === null ? undefined : 'gh-soft gh-small'}>
        {entry.community.title}
      </span>
    )}
  </div>
);

/** Values of an entry that have a name of their own; others, such as ids, say nothing to a reader. */
const valuesOf = ({ role, decision, changed, captions, policy }: AuditEntryView['detail']): unknown[] =>
  [role, decision, changed, captions, policy].flat().filter((value) => value !== undefined);

/** The other servers that had to do with it. */
const serversOf = ({ fromHost, toHost, hosts }: AuditEntryView['detail']): string[] =>
  [fromHost, toHost, hosts].flat().filter((value) => typeof value === 'string');

const Detail = ({ detail }: Pick<AuditEntryView, 'detail'>) => {
  const { t, i18n } = useTranslation();
  const known = valuesOf(detail)
    .map((value) => `admin:audit.value.${String(value)}`)
    .filter((key) => i18n.exists(key))
    .map((key) => t(key));
  const reason = typeof detail['reason'] === 'string' ? [detail['reason']] : [];
  const words = [...known, ...reason, ...serversOf(detail)];
  if (words.length === 0) return null;
  return <span className="gh-soft gh-small">{words.join(', ')}</span>;
};

const useColumns = (): readonly Column<AuditEntryView>[] => {
  const { t } = useTranslation();
  return [
    { id: 'seq', title: t('admin:audit.number'), cell: ({ seq }) => seq },
    { id: 'at', title: t('admin:audit.when'), cell: ({ at }) => <Time value={at} look="exact" /> },
    {
      id: 'actor',
      title: t('admin:audit.who'),
      cell: ({ actor }) => (actor === null ? t('admin:audit.nobody') : <PersonName person={actor} />),
    },
    {
      id: 'action',
      title: t('admin:audit.what'),
      cell: ({ action, detail }) => (
        <div className="gh-cell">
          <span>{t(`admin:audit.action.${action}`)}</span>
          <Detail detail={detail} />
        </div>
      ),
    },
    { id: 'subject', title: t('admin:audit.subject'), cell: (entry) => <Subject entry={entry} /> },
  ];
};

const Entries = () => {
  const { t } = useTranslation();
  const columns = useColumns();
  const { query, isSet } = useAuditFilter();
  const entries = usePages(listAuditEntries, { query });
  return (
    <ListOf
      pages={entries}
      empty={<EmptyState icon="history" title={isSet ? t('common:list.no-match') : t('admin:audit.none')} />}
    >
      {(items) => (
        <Table
          caption={t('admin:part.audit')}
          columns={columns}
          rows={items}
          rowKey={({ seq }) => String(seq)}
        />
      )}
    </ListOf>
  );
};

/** Who did what and when; nothing in it can be changed without being noticed. */
export const AdminAudit = () => {
  const { t } = useTranslation();
  return (
    <AdminFrame part="audit" lead={t('admin:audit.lead')}>
      {() => (
        <>
          <AuditVerification />
          <AuditFilters />
          <Entries />
        </>
      )}
    </AdminFrame>
  );
};
