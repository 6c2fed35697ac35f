import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  addDocument,
  getCommunity,
  listDocumentFolders,
  listDocuments,
  type CommunityDetail,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { communityHref } from '../communities/community-href.js';
import { CommunityPage } from '../communities/community-page.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { DocumentFields, useDocumentLabels, type DocumentValues } from './document-fields.js';
import { documentHref } from './document-href.js';
import { FileField } from './file-field.js';
import { useUpload } from './use-upload.js';

const EMPTY: DocumentValues = { title: '', description: '', folder: '' };

/** A title that the name of the file gives, for as long as there is none. */
const titleOf = ({ name }: File): string =>
  name
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();

const useAdd = () => {
  const router = useRouter();
  return useCommand(addDocument, {
    refreshes: [listDocuments, listDocumentFolders, getCommunity],
    onDone: async ({ id }) => {
      await router.navigate({ href: documentHref(id) });
    },
  });
};

const NewDocument = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const form = useFields(EMPTY);
  const [language, setLanguage] = useState(community.language);
  const upload = useUpload();
  const add = useAdd();
  const errors = fieldErrorsOf(add.error);
  const choose = (file: File | null): void => {
    upload.choose(file);
    if (file !== null && form.values.title === '') form.set('title')(titleOf(file));
  };
  const send = async (): Promise<void> => {
    const fileId = await upload.send();
    if (fileId === null) return;
    const body = { ...form.values, title: form.values.title.trim(), fileId, language };
    add.mutate({ params: { communityId: community.id }, body });
  };
  return (
    <Form
      onSubmit={() => void send()}
      actions={
        <>
          <Button type="submit" variant="primary" isPending={upload.isSending || add.isPending}>
            {t('documents:add')}
          </Button>
          <AppLink href={communityHref(community, 'documents')}>{t('common:action.cancel')}</AppLink>
        </>
      }
    >
      <FormProblem problem={upload.problem ?? add.error} errors={errors} labels={useDocumentLabels()} />
      <FileField error={upload.isMissing ? t('documents:file-missing') : undefined} onChoose={choose} />
      <DocumentFields form={form} errors={errors} />
      <LanguageChoice value={language} onChange={setLanguage} />
    </Form>
  );
};

/** Adds a document to a community. */
export const NewDocumentScreen = () => {
  const { t } = useTranslation();
  return (
    <CommunityPage tab="documents" isFor={({ permissions }) => permissions.canAddDocument}>
      {(community) => (
        <section className="gh-stack gh-new-thread" aria-labelledby="new-document">
          <h2 id="new-document">{t('documents:add')}</h2>
          <NewDocument community={community} />
        </section>
      )}
    </CommunityPage>
  );
};
