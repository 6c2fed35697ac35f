import { useTranslation } from 'react-i18next';

import { getCommunity, listCommunities, updateCommunity, type CommunityDetail } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { fileUrl } from '../../app/file-url.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { PictureField } from '../pictures/picture-field.js';
import {
  DescriptionField,
  JoinFields,
  LanguageField,
  PurposeField,
  TopicsField,
} from './community-fields.js';
import { CommunityMark } from './community-mark.js';
import { domainsOf, listErrors, topicsOf } from './community-values.js';

const CODES = { 'community.domains-missing': 'joinDomains', 'file.missing': 'imageFileId' };

const valuesOf = (community: CommunityDetail) => ({
  title: community.title,
  purpose: community.purpose,
  description: community.description,
  language: community.language,
  topics: community.topics.join(', '),
  joinPolicy: community.joinPolicy,
  domains: community.joinDomains.join('\n'),
  imageFileId: community.imageFileId,
  imageAlt: community.imageAlt,
});

const bodyOf = ({ domains, topics, ...values }: ReturnType<typeof valuesOf>) => ({
  ...values,
  topics: topicsOf(topics),
  joinDomains: domainsOf(domains),
});

const useLabels = () => {
  const { t } = useTranslation();
  return {
    title: t('communities:field.title'),
    purpose: t('communities:field.purpose'),
    description: t('communities:field.description'),
    imageFileId: t('communities:settings.picture'),
    imageAlt: t('communities:settings.picture-alt'),
    joinDomains: t('communities:field.domains'),
    topics: t('communities:field.topics'),
  };
};

interface PictureFieldsProps {
  readonly form: ReturnType<typeof useFields<ReturnType<typeof valuesOf>>>;
  readonly errors: FieldErrors;
}

/** The picture, and what it shows for those who cannot see it. */
const PictureFields = ({ form, errors }: PictureFieldsProps) => {
  const { t } = useTranslation();
  const labels = useLabels();
  const { title, imageFileId } = form.values;
  return (
    <>
      <PictureField
        label={labels.imageFileId}
        description={t('communities:settings.picture-help')}
        purpose="community-image"
        isSet={imageFileId !== null}
        picture={<CommunityMark title={title} src={fileUrl(imageFileId, '320')} size="large" />}
        onChange={form.set('imageFileId')}
      />
      {imageFileId !== null && (
        <TextField
          label={labels.imageAlt}
          description={t('communities:settings.picture-alt-help')}
          {...fieldsOf(form, errors)('imageAlt')}
        />
      )}
    </>
  );
};

const useSave = () => {
  const { t } = useTranslation();
  return useCommand(updateCommunity, {
    refreshes: [getCommunity, listCommunities],
    onDone: () => showToast(t('communities:settings.saved')),
  });
};

/** Words, picture, language and the way in. */
export const PresentationForm = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const labels = useLabels();
  const form = useFields(valuesOf(community));
  const { values, set } = form;
  const save = useSave();
  const errors = listErrors(fieldErrorsOf(save.error, CODES), ['topics', 'joinDomains']);
  const field = fieldsOf(form, errors);
  return (
    <Form
      onSubmit={() => save.mutate({ params: { community: community.id }, body: bodyOf(values) })}
      actions={
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('communities:settings.save')}
        </Button>
      }
    >
      <FormProblem problem={save.error} errors={errors} labels={labels} />
      <TextField label={labels.title} {...field('title')} />
      <PurposeField {...field('purpose')} />
      <DescriptionField {...field('description')} />
      <PictureFields form={form} errors={errors} />
      <JoinFields
        policy={values.joinPolicy}
        domains={values.domains}
        onPolicy={set('joinPolicy')}
        onDomains={set('domains')}
        errors={errors}
      />
      <TopicsField {...field('topics')} />
      <LanguageField {...field('language')} />
    </Form>
  );
};
