import { useTranslation } from 'react-i18next';

import { listMyReports, type MyReport } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { Card } from '../../design/card.js';
import { EmptyState } from '../../design/empty-state.js';
import { Time } from '../../design/time.js';
import { ReportElsewhere } from '../reports/report-elsewhere.js';
import { ReportStatus } from '../reports/report-status.js';
import { ListOf } from '../sections/list-of.js';
import { SettingsFrame } from './settings-frame.js';

// i18n-keys: discussion:report.category.*
// i18n-keys: settings:reports.outcome.*
const ReportCard = ({ report }: { report: MyReport }) => {
  const { t } = useTranslation();
  return (
    <Card as="li">
      <div className="gh-row">
        <h2 className="gh-item__title">{t(`moderation:subject.${report.subjectKind}`)}</h2>
        <ReportStatus status={report.status} />
      </div>
      <p className="gh-soft gh-small">
        {t(`discussion:report.category.${report.category}`)} · <Time value={report.createdAt} />
      </p>
      <p className="gh-written">{report.reason}</p>
      <hr />
      <p>
        <strong>{t(`settings:reports.outcome.${report.status}`)}</strong>
        {report.decidedAt !== null && (
          <span className="gh-soft gh-small">
            {' '}
            <Time value={report.decidedAt} />
          </span>
        )}
      </p>
      {report.outcomeNote !== '' && <p className="gh-written">{report.outcomeNote}</p>}
      {report.elsewhere !== null && <ReportElsewhere elsewhere={report.elsewhere} />}
    </Card>
  );
};

const Reports = () => {
  const { t } = useTranslation();
  const reports = usePages(listMyReports);
  return (
    <ListOf
      pages={reports}
      empty={
        <EmptyState icon="flag" title={t('settings:reports.none')}>
          <p>{t('settings:reports.none-text')}</p>
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

/** What one has reported, and what became of it. */
export const MyReports = () => {
  const { t } = useTranslation();
  return (
    <SettingsFrame section="reports" lead={t('settings:reports.lead')}>
      {() => <Reports />}
    </SettingsFrame>
  );
};
