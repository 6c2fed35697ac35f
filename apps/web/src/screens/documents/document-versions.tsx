import { useTranslation } from 'react-i18next';

import { restoreDocumentVersion, type DocumentVersionView, type DocumentView } from '#libs/contracts';

import { AskedButton } from '../../design/asked-button.js';
import { Badge } from '../../design/badge.js';
import { Icon } from '../../design/icon.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { sizeInWords } from '../thread/attachments.js';
import { downloadHref } from './document-href.js';
import { useDocumentCommand } from './use-document-command.js';

import './documents.css';

interface VersionProps {
  readonly document: DocumentView;
  readonly version: DocumentVersionView;
}

/** What the virus scanner said, where that keeps the version closed. */
const Scan = ({ version: { scan, finding } }: Pick<VersionProps, 'version'>) => {
  const { t } = useTranslation();
  if (scan === 'waiting')
    return (
      <Badge tone="info" icon="clock">
        {t('documents:scan.waiting')}
      </Badge>
    );
  if (scan !== 'refused') return null;
  return (
    <Badge tone="danger" icon="shield">
      {finding === null ? t('documents:scan.too-large') : t('documents:scan.refused', { finding })}
    </Badge>
  );
};

const isOpened = ({ scan }: DocumentVersionView): boolean => scan === 'clean' || scan === 'not-scanned';

const Restore = ({ document, version: { number } }: VersionProps) => {
  const { t } = useTranslation();
  const restore = useDocumentCommand(restoreDocumentVersion, () =>
    showToast(t('documents:restored', { number })),
  );
  return (
    <AskedButton
      variant="quiet"
      size="small"
      icon="history"
      question={t('documents:restore-title', { number })}
      explanation={
        <>
          <p>{t('documents:restore-text')}</p>
          <FormProblem problem={restore.error} />
        </>
      }
      confirmLabel={t('documents:restore')}
      onConfirm={() => restore.mutateAsync({ params: { documentId: document.id, version: String(number) } })}
    >
      {t('documents:restore')}
      <span className="gh-hidden"> {t('documents:version', { number })}</span>
    </AskedButton>
  );
};

const Version = ({ document, version }: VersionProps) => {
  const { t, i18n } = useTranslation();
  const { number, note, restoredFrom, author, createdAt, fileId, fileName, size } = version;
  const isCurrent = number === document.open?.number;
  return (
    <li className="document-item">
      <Icon name="history" />
      <div className="document-item__words">
        <p className="gh-row">
          <strong>{t('documents:version', { number })}</strong>
          {isCurrent && <Badge tone="brand">{t('documents:current')}</Badge>}
          <Scan version={version} />
        </p>
        {restoredFrom !== null && <p>{t('documents:restored-from', { number: restoredFrom })}</p>}
        {note !== '' && <p lang={document.language}>{note}</p>}
        <p className="gh-row gh-soft gh-small">
          <span>{author.displayName}</span>
          <Time value={createdAt} />
          {isOpened(version) ? (
            <a href={downloadHref(fileId)} download>
              <span className="gh-hidden">{t('documents:download')} </span>
              {fileName} ({sizeInWords(size, i18n.language)})
            </a>
          ) : (
            <span>{fileName}</span>
          )}
        </p>
      </div>
      {document.permissions.canChange && !isCurrent && isOpened(version) && (
        <Restore document={document} version={version} />
      )}
    </li>
  );
};

/** The versions of a document, the latest first, and how to go back to one. */
export const DocumentVersions = ({ document }: { document: DocumentView }) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack" aria-labelledby="versions">
      <h2 id="versions">{t('documents:versions')}</h2>
      <ol className="document-versions" reversed>
        {document.versions.map((version) => (
          <Version key={version.number} document={document} version={version} />
        ))}
      </ol>
    </section>
  );
};
