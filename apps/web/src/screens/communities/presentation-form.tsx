import { useTranslation } from 'react-i18next';

import { getCommunity, listCommunities, updateCommunity, type CommunityDetail } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { fileUrl } from '../../app/file-url.js';
import { Button } from '../../design/button.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { PictureField } from '../pictures/picture-field.js';
import { JoinFields, LanguageField, PurposeField, TopicsField } from './community-fields.js';
import { CommunityMark } from './community-mark.js';
import { domainsOf, listErrors, topicsOf } from './community-values.js';

const MOST_DESCRIPTION = 5000;
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

/** Words, picture, language and the way in. */
export const PresentationForm = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const labels = useLabels();
  const { values, set } = useFields(valuesOf(community));
  const save = useCommand(updateCommunity, {
    refreshes: [getCommunity, listCommunities],
    onDone: () => showToast(t('communities:settings.saved')),
  });
  const errors = listErrors(fieldErrorsOf(save.error, CODES), ['topics', 'joinDomains']);
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
      <TextField
        label={labels.title}
        name="title"
        value={values.title}
        onChange={set('title')}
        error={errors['title']}
      />
      <PurposeField value={values.purpose} onChange={set('purpose')} error={errors['purpose']} />
      <TextArea
        label={labels.description}
        description={t('communities:field.description-help')}
        name="description"
        optional
        rows={6}
        most={MOST_DESCRIPTION}
        value={values.description}
        onChange={set('description')}
        error={errors['description']}
      />
      <PictureField
        label={labels.imageFileId}
        description={t('communities:settings.picture-help')}
        purpose="community-image"
        isSet={values.imageFileId !== null}
        picture={<CommunityMark title={values.title} src={fileUrl(values.imageFileId, '320')} size="large" />}
        onChange={set('imageFileId')}
      />
      {values.imageFileId !== null && (
        <TextField
          label={labels.imageAlt}
          description={t('communities:settings.picture-alt-help')}
          name="imageAlt"
          value={values.imageAlt}
          onChange={set('imageAlt')}
          error={errors['imageAlt']}
        />
      )}
      <JoinFields
        policy={values.joinPolicy}
        domains={values.domains}
        onPolicy={set('joinPolicy')}
        onDomains={set('domains')}
        errors={errors}
      />
      <TopicsField value={values.topics} onChange={set('topics')} error={errors['topics']} />
      <LanguageField value={values.language} onChange={set('language')} error={errors['language']} />
    </Form>
  );
};
