import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import {
  deleteDocument,
  getCommunity,
  listDocumentFolders,
  listDocuments,
  updateDocument,
  type DocumentView,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { AskedButton } from '../../design/asked-button.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { communityHref } from '../communities/community-href.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { DocumentFields, useDocumentLabels, type DocumentValues } from './document-fields.js';
import { documentHref } from './document-href.js';
import { LoadedDocument } from './loaded-document.js';
import { useDocumentCommand } from './use-document-command.js';

interface PartProps {
  readonly document: DocumentView;
}

const Delete = ({ document: { id, title, community } }: PartProps) => {
  const { t } = useTranslation();
  const router = useRouter();
  const remove = useCommand(deleteDocument, {
    refreshes: [listDocuments, listDocumentFolders, getCommunity],
    onDone: async () => {
      showToast(t('documents:deleted'));
      await router.navigate({ href: communityHref(community, 'documents') });
    },
  });
  return (
    <AskedButton
      variant="quiet"
      icon="trash"
      question={t('documents:delete-title', { title })}
      explanation={
        <>
          <p>{t('documents:delete-text')}</p>
          <FormProblem problem={remove.error} />
        </>
      }
      confirmLabel={t('documents:delete')}
      onConfirm={() => remove.mutateAsync({ params: { documentId: id } })}
    >
      {t('documents:delete')}
    </AskedButton>
  );
};

const EditForm = ({ document }: PartProps) => {
  const { t } = useTranslation();
  const router = useRouter();
  const { id, title, description, folder, revision } = document;
  const form = useFields<DocumentValues>({ title, description, folder });
  const save = useDocumentCommand(updateDocument, () => {
    showToast(t('documents:saved'));
    void router.navigate({ href: documentHref(id) });
  });
  const errors = fieldErrorsOf(save.error);
  return (
    <Form
      onSubmit={() =>
        save.mutate({
          params: { documentId: id },
          body: { ...form.values, title: form.values.title.trim(), revision },
        })
      }
      actions={
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('documents:save')}
        </Button>
      }
    >
      <FormProblem problem={save.error} errors={errors} labels={useDocumentLabels()} />
      <DocumentFields form={form} errors={errors} />
    </Form>
  );
};

const Editor = ({ document }: PartProps) => {
  const { t } = useTranslation();
  const { id, title, permissions } = document;
  return (
    <Page
      title={t('documents:edit')}
      over={<AppLink href={documentHref(id)}>{title}</AppLink>}
      actions={permissions.canDelete && <Delete document={document} />}
      width="narrow"
    >
      {permissions.canChange ? <EditForm document={document} /> : <p>{t('documents:delete-only')}</p>}
    </Page>
  );
};

/** Where a document is renamed, moved to a folder, and deleted. */
export const EditDocumentScreen = () => (
  <LoadedDocument>
    {(document) =>
      document.permissions.canChange || document.permissions.canDelete ? (
        <Editor key={document.id} document={document} />
      ) : (
        <NotFoundPage />
      )
    }
  </LoadedDocument>
);
