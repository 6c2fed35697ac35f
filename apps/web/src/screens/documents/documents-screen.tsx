import { useTranslation } from 'react-i18next';

import { listDocumentFolders, listDocuments, type CommunityDetail } from '#libs/contracts';

import { useOperation, usePages } from '../../api/use-operation.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { AppLink } from '../../design/app-link.js';
import { EmptyState } from '../../design/empty-state.js';
import { Icon } from '../../design/icon.js';
import { LinkButton } from '../../design/link-button.js';
import { LoadMore } from '../../design/load-more.js';
import { communityHref } from '../communities/community-href.js';
import { CommunityPage } from '../communities/community-page.js';
import { ListState } from '../lists/list-state.js';
import { DocumentItem } from './document-item.js';
import { documentsCall } from './documents-call.js';

import './documents.css';

interface PartProps {
  readonly community: CommunityDetail;
}

const AddLink = ({ community }: PartProps) => {
  const { t } = useTranslation();
  if (!community.permissions.canAddDocument) return null;
  return (
    <LinkButton href={communityHref(community, 'documents/new')} variant="primary" icon="upload">
      {t('documents:add')}
    </LinkButton>
  );
};

/** The folders, which hold no folders themselves. */
const Folders = ({ community: { id: communityId } }: PartProps) => {
  const { t } = useTranslation();
  const { hrefWith } = useAddressQuery();
  const { data } = useOperation(listDocumentFolders, { params: { communityId } });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <nav aria-label={t('documents:folders')}>
      <ul className="document-folders">
        {data.items.map(({ name, documents }) => (
          <li key={name} className="document-item">
            <Icon name="archive" />
            <div className="document-item__words">
              <p>
                <AppLink href={hrefWith({ folder: name })}>{name}</AppLink>
              </p>
              <p className="gh-soft gh-small">{t('documents:count', { count: documents })}</p>
            </div>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Where all documents stand in folders, nothing is missing beside them. */
const Nothing = ({ community: { id: communityId }, folder }: PartProps & { folder: string }) => {
  const { t } = useTranslation();
  const { data: folders } = useOperation(listDocumentFolders, { params: { communityId } });
  if (folder === '' && folders?.items.length !== 0) return null;
  return (
    <EmptyState
      icon="paperclip"
      title={folder === '' ? t('documents:none') : t('documents:none-in-folder')}
      headingLevel={3}
    >
      <p>{t('documents:none-text')}</p>
    </EmptyState>
  );
};

const Documents = ({ community }: PartProps) => {
  const { t } = useTranslation();
  const { query, hrefWith } = useAddressQuery();
  const call = documentsCall(community.id, query);
  const { folder } = call.query;
  const list = usePages(listDocuments, call);
  return (
    <section className="gh-stack" aria-labelledby="documents">
      <h2 id="documents">{folder === '' ? t('documents:title') : folder}</h2>
      {folder === '' ? (
        <Folders community={community} />
      ) : (
        <p>
          <AppLink href={hrefWith({ folder: undefined })}>{t('documents:all-folders')}</AppLink>
        </p>
      )}
      <ListState
        list={list}
        shape="list"
        isEmpty={list.items.length === 0}
        empty={<Nothing community={community} folder={folder} />}
      >
        <ul className="document-list">
          {list.items.map((document) => (
            <DocumentItem key={document.id} document={document} />
          ))}
        </ul>
      </ListState>
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onLoadMore={() => void list.fetchNextPage()}
      />
    </section>
  );
};

/** The documents of a community, by folders. */
export const DocumentsScreen = () => (
  <CommunityPage tab="documents" actions={(community) => <AddLink community={community} />}>
    {(community) => <Documents community={community} />}
  </CommunityPage>
);
