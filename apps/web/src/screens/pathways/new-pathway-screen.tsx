import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import {
  createPathway,
  listCommunities,
  listPathways,
  type CommunityCard,
  type PathwayAudience,
} from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { NativeSelect } from '../../design/native-select.js';
import { RadioGroup } from '../../design/radio-group.js';
import { Page } from '../../shell/page.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { OwnPages } from '../sections/own-pages.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { PathwayWords } from './pathway-words.js';

interface Values {
  readonly title: string;
  readonly description: string;
  readonly language: 'en' | 'cy';
  readonly audience: PathwayAudience;
  readonly communityId: string;
}

type Fields = ReturnType<typeof useFields<Values>>;

/** Communities of the reader; a page of them is enough to choose from. */
const useMine = (): readonly CommunityCard[] =>
  usePages(listCommunities, { query: { mine: 'true', order: 'name', limit: '100' } }).items;

// i18n-keys: pathways:audience.*
const Audience = ({ form: { values, set }, error }: { form: Fields; error: string | undefined }) => {
  const { t } = useTranslation();
  const { me } = useSession();
  const communities = useMine();
  const audiences: PathwayAudience[] = ['community', 'organisation'];
  if (me !== null && me.role !== 'member') audiences.push('public');
  return (
    <>
      <RadioGroup
        label={t('pathways:for-whom')}
        value={values.audience}
        onChange={set('audience')}
        options={audiences.map((value) => ({
          value,
          label: t(`pathways:audience.${value}`),
          description: t(`pathways:audience.${value}-detail`),
        }))}
      />
      {values.audience === 'community' && (
        <NativeSelect
          label={t('pathways:community')}
          name="communityId"
          value={values.communityId}
          options={[
            { value: '', label: t('pathways:choose-community') },
            ...communities.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={set('communityId')}
        />
      )}
      {error !== undefined && <p className="gh-field__error">{error}</p>}
    </>
  );
};

const useCreate = () => {
  const router = useRouter();
  return useCommand(createPathway, {
    refreshes: [listPathways],
    onDone: async ({ id }) => {
      await router.navigate({ href: `/pathways/${id}/edit` });
    },
  });
};

/** The fields, with the community that the address names until another one is chosen. */
const useNewPathway = (): Fields => {
  const { i18n } = useTranslation();
  const { query } = useAddressQuery();
  const named = useMine().find(({ name }) => name === query.get('community'));
  const form = useFields<Values>({
    title: '',
    description: '',
    language: i18n.language === 'cy' ? 'cy' : 'en',
    audience: 'community',
    communityId: '',
  });
  const { communityId: chosen } = form.values;
  const communityId = chosen === '' ? (named?.id ?? '') : chosen;
  return { ...form, values: { ...form.values, communityId } };
};

const NewForm = () => {
  const { t } = useTranslation();
  const form = useNewPathway();
  const create = useCreate();
  const { communityId, ...values } = form.values;
  const errors = fieldErrorsOf(create.error);
  const field = fieldsOf(form, errors);
  const send = (): void => {
    const isFor = values.audience === 'community' && communityId !== '' ? { communityId } : {};
    create.mutate({ body: { ...values, title: values.title.trim(), ...isFor } });
  };
  return (
    <Form
      onSubmit={send}
      actions={
        <Button type="submit" variant="primary" isPending={create.isPending}>
          {t('pathways:create')}
        </Button>
      }
    >
      <FormProblem
        problem={create.error}
        errors={errors}
        labels={{ title: t('pathways:name'), communityId: t('pathways:community') }}
      />
      <PathwayWords title={field('title')} description={field('description')} />
      <LanguageChoice value={values.language} onChange={form.set('language')} />
      <Audience form={form} error={errors['communityId']} />
    </Form>
  );
};

/** Begins a pathway; its steps are put in on the next page. */
export const NewPathwayScreen = () => {
  const { t } = useTranslation();
  const title = t('pathways:new');
  return (
    <OwnPages title={title}>
      {() => (
        <Page title={title} over={<AppLink href="/pathways">{t('pathways:title')}</AppLink>} width="narrow">
          <NewForm />
        </Page>
      )}
    </OwnPages>
  );
};
