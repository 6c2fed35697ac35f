import { useTranslation } from 'react-i18next';

import type { ReportView } from '#libs/contracts';

import { Card, CardLink } from '../../design/card.js';
import { Time } from '../../design/time.js';
import { ReportStatus } from './report-status.js';
import { useReportTitle } from './report-title.js';
import { reporterName } from './reporter-name.js';

/** One report of the queue. */
export const ReportCard = ({ report }: { report: ReportView }) => {
  const { t } = useTranslation();
  const title = useReportTitle()(report);
  return (
    <Card as="li">
      <div className="gh-row" data-align="between">
        <h2 className="gh-item__title">
          <CardLink href={`/reports/${report.id}`}>{title}</CardLink>
        </h2>
        <ReportStatus status={report.status} />
      </div>
      <p>
        <strong>{t(`discussion:report.category.${report.category}`)}</strong>
        {report.post !== null && ` · ${report.post.thread.title}`}
      </p>
      <p className="gh-written gh-report__reason">{report.reason}</p>
      <p className="gh-soft gh-small">
        {t('moderation:queue.by', { name: reporterName(report) })} · <Time value={report.createdAt} />
        {report.community !== null && ` · ${report.community.title}`}
      </p>
    </Card>
  );
};
