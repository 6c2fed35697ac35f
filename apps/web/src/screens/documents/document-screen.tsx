import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { DocumentView } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { useHydrated } from '../../app/use-hydrated.js';
import { AppLink } from '../../design/app-link.js';
import { Banner } from '../../design/banner.js';
import { LinkButton } from '../../design/link-button.js';
import { Skeleton } from '../../design/skeleton.js';
import { Time } from '../../design/time.js';
import { Page } from '../../shell/page.js';
import { communityHref } from '../communities/community-href.js';
import { ReportButton } from '../thread/report-button.js';
import { AddVersion } from './add-version.js';
import { documentHref, downloadHref } from './document-href.js';
import { DocumentVersions } from './document-versions.js';
import { LoadedDocument } from './loaded-document.js';

import './documents.css';

// The reader of PDF files is large, and only those who look at one need it.
const DocumentPreview = lazy(() =>
  import('./document-preview.js').then(({ DocumentPreview: component }) => ({ default: component })),
);

interface PartProps {
  readonly document: DocumentView;
}

/** The open version to look at, or why it has to be saved first. */
const Preview = ({ document: { open, versions } }: PartProps) => {
  const { t } = useTranslation();
  const isHydrated = useHydrated();
  const version = versions.find(({ number }) => number === open?.number);
  if (version === undefined || !isHydrated) return null;
  if (version.preview !== 'ready')
    return (
      <Banner>
        <p>{version.preview === 'waiting' ? t('documents:preview-waiting') : t('documents:preview-none')}</p>
      </Banner>
    );
  return (
    <Suspense fallback={<Skeleton count={6} />}>
      <DocumentPreview key={version.fileId} fileId={version.fileId} />
    </Suspense>
  );
};

const Waiting = ({ document: { versions } }: PartProps) => {
  const { t } = useTranslation();
  const [latest] = versions;
  if (latest === undefined || latest.scan === 'clean' || latest.scan === 'not-scanned') return null;
  return (
    <Banner
      tone={latest.scan === 'refused' ? 'danger' : 'info'}
      title={latest.scan === 'refused' ? t('documents:refused-title') : t('documents:scanning-title')}
    >
      <p>{latest.scan === 'refused' ? t('documents:refused-text') : t('documents:scanning-text')}</p>
    </Banner>
  );
};

const folderHref = ({ community, folder }: DocumentView): string =>
  `${communityHref(community, 'documents')}${folder === '' ? '' : `?folder=${encodeURIComponent(folder)}`}`;

const Acts = ({ document: { id, title, author, open, permissions } }: PartProps) => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      {open !== null && (
        <LinkButton href={downloadHref(open.fileId)} variant="primary" icon="download" download>
          {t('documents:download')}
        </LinkButton>
      )}
      {(permissions.canChange || permissions.canDelete) && (
        <LinkButton href={`${documentHref(id)}/edit`} icon="edit">
          {t('documents:edit')}
        </LinkButton>
      )}
      {me !== null && me.person.id !== author.id && (
        <ReportButton subjectKind="document" subjectId={id} name={title} label={t('documents:report')} />
      )}
    </>
  );
};

const Document = ({ document }: PartProps) => {
  const { t } = useTranslation();
  const { title, description, language, author, community, folder, permissions } = document;
  return (
    <Page
      title={title}
      over={
        <AppLink href={folderHref(document)}>
          {folder === '' ? t('documents:of', { community: community.title }) : folder}
        </AppLink>
      }
      lead={
        <span className="gh-row gh-soft gh-small">
          <span>{t('documents:by', { name: author.displayName })}</span>
          <span>
            {t('documents:changed')} <Time value={document.updatedAt} />
          </span>
        </span>
      }
      actions={<Acts document={document} />}
      head={{ unlisted: community.visibility !== 'public' }}
    >
      <div className="gh-stack">
        <Waiting document={document} />
        {description !== '' && (
          <p className="document__description" lang={language}>
            {description}
          </p>
        )}
        <Preview document={document} />
        <DocumentVersions document={document} />
        {permissions.canChange && <AddVersion document={document} />}
      </div>
    </Page>
  );
};

/** A document: what is in it, and its versions. */
export const DocumentScreen = () => (
  <LoadedDocument>{(document) => <Document document={document} />}</LoadedDocument>
);
