import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  attachDocument,
  detachDocument,
  listDocuments,
  listThreadDocuments,
  type DocumentSummary,
} from '#libs/contracts';

import { useCommand, useOperation, usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { Disclosure } from '../../design/disclosure.js';
import { NativeSelect } from '../../design/native-select.js';
import { communityHref } from '../communities/community-href.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { DocumentItem } from './document-item.js';

import './documents.css';

interface ThreadProps {
  readonly threadId: string;
  readonly community: DocumentSummary['community'];
}

const Detach = ({ threadId, document }: { threadId: string; document: DocumentSummary }) => {
  const { t } = useTranslation();
  const detach = useCommand(detachDocument, { refreshes: [listThreadDocuments] });
  return (
    <div>
      <Button
        variant="quiet"
        size="small"
        icon="close"
        iconOnly
        isPending={detach.isPending}
        onPress={() => detach.mutate({ params: { threadId, documentId: document.id } })}
      >
        {t('documents:detach', { title: document.title })}
      </Button>
      <FormProblem problem={detach.error} />
    </div>
  );
};

/** Chooses among the documents of the community; a page of them is enough to choose from. */
const Attach = ({ threadId, community, there }: ThreadProps & { there: readonly DocumentSummary[] }) => {
  const { t } = useTranslation();
  const [documentId, setDocument] = useState('');
  const attach = useCommand(attachDocument, {
    refreshes: [listThreadDocuments],
    onDone: () => setDocument(''),
  });
  const { items } = usePages(listDocuments, {
    params: { communityId: community.id },
    query: { limit: '100' },
  });
  const others = items.filter(({ id }) => there.every((document) => document.id !== id));
  return (
    <Form
      onSubmit={() => {
        if (documentId !== '') attach.mutate({ params: { threadId, documentId } });
      }}
      actions={
        <>
          <Button type="submit" isPending={attach.isPending} isDisabled={documentId === ''}>
            {t('documents:attach')}
          </Button>
          <AppLink href={communityHref(community, 'documents/new')}>{t('documents:add')}</AppLink>
        </>
      }
    >
      <FormProblem problem={attach.error} />
      <NativeSelect
        label={t('documents:attach-which')}
        name="documentId"
        value={documentId}
        options={[
          { value: '', label: t('documents:attach-none') },
          ...others.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={setDocument}
      />
    </Form>
  );
};

/** The documents beside a discussion. */
export const ThreadDocuments = ({ threadId, community }: ThreadProps) => {
  const { t } = useTranslation();
  const { data } = useOperation(listThreadDocuments, { params: { threadId } });
  if (data === undefined) return null;
  const { items, permissions } = data;
  if (items.length === 0 && !permissions.canAttach) return null;
  return (
    <section className="gh-stack" aria-label={t('documents:beside')}>
      {items.length > 0 && (
        <ul className="thread-documents__list">
          {items.map((document) => (
            <DocumentItem
              key={document.id}
              document={document}
              acts={permissions.canAttach && <Detach threadId={threadId} document={document} />}
            />
          ))}
        </ul>
      )}
      {permissions.canAttach && (
        <Disclosure title={t('documents:attach-title')} headingLevel={2}>
          <Attach threadId={threadId} community={community} there={items} />
        </Disclosure>
      )}
    </section>
  );
};
