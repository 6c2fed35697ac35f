import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { DocumentSummary } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Icon } from '../../design/icon.js';
import { Time } from '../../design/time.js';
import { sizeInWords } from '../thread/attachments.js';
import { documentHref, downloadHref } from './document-href.js';

import './documents.css';

/** A document in a list: what it is, whose, and how to save it. */
export const DocumentItem = ({ document, acts }: { document: DocumentSummary; acts?: ReactNode }) => {
  const { t, i18n } = useTranslation();
  const { open } = document;
  return (
    <li className="document-item">
      <Icon name="paperclip" />
      <div className="document-item__words">
        <p lang={document.language}>
          <AppLink href={documentHref(document.id)}>{document.title}</AppLink>
        </p>
        <p className="gh-row gh-soft gh-small">
          <span>{document.author.displayName}</span>
          <Time value={document.updatedAt} />
          {open === null ? (
            <Badge tone="warn">{t('documents:not-open')}</Badge>
          ) : (
            <a href={downloadHref(open.fileId)} download>
              <span className="gh-hidden">{t('documents:download')} </span>
              {open.fileName} ({sizeInWords(open.size, i18n.language)})
            </a>
          )}
        </p>
      </div>
      {acts}
    </li>
  );
};
