import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { readReport, type ReportView } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { useOperation } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Card } from '../../design/card.js';
import { Time } from '../../design/time.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { Loaded } from '../sections/loaded.js';
import { OwnPages } from '../sections/own-pages.js';
import { DecisionForm } from './decision-form.js';
import { PersonName } from './person-name.js';
import { ReportElsewhere } from './report-elsewhere.js';
import { ReportStatus } from './report-status.js';
import { useReportTitle } from './report-title.js';
import { ReportedThing } from './reported-thing.js';
import { reporterName } from './reporter-name.js';

import './reports.css';

const Facts = ({ report }: { report: ReportView }) => {
  const { t } = useTranslation();
  return (
    <dl className="gh-facts">
      <dt>{t('moderation:report.category')}</dt>
      <dd>{t(`discussion:report.category.${report.category}`)}</dd>
      <dt>{t('moderation:report.reason')}</dt>
      <dd className="gh-written">{report.reason}</dd>
      <dt>{t('moderation:report.reporter')}</dt>
      <dd>
        {report.reporter === null ? reporterName(report) : <PersonName person={report.reporter} />},{' '}
        <Time value={report.createdAt} />
      </dd>
      {report.community !== null && (
        <>
          <dt>{t('moderation:report.community')}</dt>
          <dd>{report.community.title}</dd>
        </>
      )}
    </dl>
  );
};

const Decision = ({ report }: { report: ReportView }) => {
  const { t } = useTranslation();
  return (
    <Card as="section" labelledBy="decision">
      <h2 id="decision">{t('moderation:decision.title')}</h2>
      <div className="gh-row">
        <ReportStatus status={report.status} />
        {report.decidedBy !== null && <PersonName person={report.decidedBy} />}
        {report.decidedAt !== null && <Time value={report.decidedAt} />}
      </div>
      {report.outcomeNote === '' ? (
        <p className="gh-soft">{t('moderation:decision.no-note')}</p>
      ) : (
        <>
          <p className="gh-soft gh-small">{t('moderation:decision.note-was')}</p>
          <p className="gh-written">{report.outcomeNote}</p>
        </>
      )}
    </Card>
  );
};

const Report = ({ report }: { report: ReportView }) => {
  const { t } = useTranslation();
  return (
    <>
      <Card>
        <Facts report={report} />
      </Card>
      <section className="gh-stack" aria-labelledby="reported">
        <h2 id="reported">{t('moderation:reported.title')}</h2>
        <ReportedThing report={report} />
      </section>
      {report.elsewhere !== null && (
        <Card as="section" labelledBy="elsewhere">
          <h2 id="elsewhere">{t('moderation:elsewhere.title')}</h2>
          <ReportElsewhere elsewhere={report.elsewhere} />
        </Card>
      )}
      {report.status === 'open' ? <DecisionForm report={report} /> : <Decision report={report} />}
    </>
  );
};

const OneReport = () => {
  const { t } = useTranslation();
  const { reportId = '' } = useParams({ strict: false });
  const query = useOperation(readReport, { params: { reportId } });
  const titleOf = useReportTitle();
  if (query.error instanceof ApiProblem && [400, 404].includes(query.error.status)) return <NotFoundPage />;
  return (
    <Page
      title={query.data === undefined ? t('moderation:report.title') : titleOf(query.data)}
      over={<AppLink href="/reports">{t('moderation:queue.title')}</AppLink>}
      width="narrow"
      head={{ unlisted: true }}
    >
      <Loaded query={query} skeleton={{ shape: 'text', count: 4 }}>
        {(report) => <Report report={report} />}
      </Loaded>
    </Page>
  );
};

/** One report: what was said about what, and the decision. */
export const ReportScreen = () => {
  const { t } = useTranslation();
  return (
    <OwnPages title={t('moderation:report.title')} mayOpen={(me) => me.reviewsReports}>
      {() => <OneReport />}
    </OwnPages>
  );
};
