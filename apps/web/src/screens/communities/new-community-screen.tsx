import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { createCommunity, getCommunity, listCommunities, type CommunityCard } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { usePreferences } from '../../app/preferences.js';
import { useMe, useSession } from '../../app/session.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { Page } from '../../shell/page.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { suggestName } from '../sign-in/person-name.js';
import { SignInNeeded } from '../sign-in/sign-in-needed.js';
import { JoinFields, LanguageField, PurposeField, TopicsField, VisibilityField } from './community-fields.js';
import { communityHref } from './community-href.js';
import { domainsOf, listErrors, topicsOf } from './community-values.js';
import { TemplateField, type Template } from './template-field.js';

const FIRST = {
  title: '',
  name: '',
  purpose: '',
  visibility: 'organisation' as CommunityCard['visibility'],
  joinPolicy: 'open' as CommunityCard['joinPolicy'],
  domains: '',
  topics: '',
  template: 'blank' as Template,
};

const CODES = { 'name.taken': 'name', 'community.domains-missing': 'joinDomains' };

const useLabels = () => {
  const { t } = useTranslation();
  return {
    title: t('communities:field.title'),
    name: t('communities:field.name'),
    purpose: t('communities:field.purpose'),
    visibility: t('communities:field.visibility'),
    joinPolicy: t('communities:field.join-policy'),
    joinDomains: t('communities:field.domains'),
    topics: t('communities:field.topics'),
    language: t('communities:field.language'),
    template: t('facilitation:template.label'),
  };
};

const useCreate = () => {
  const router = useRouter();
  return useCommand(createCommunity, {
    refreshes: [listCommunities],
    onDone: (community) => void router.navigate({ href: communityHref(community) }),
  });
};

type Fields = typeof FIRST & { readonly language: 'en' | 'cy' };

const bodyOf = ({ domains, template, ...values }: Fields, parentId: string | undefined) => ({
  ...values,
  title: values.title.trim(),
  purpose: values.purpose.trim(),
  name: values.name.trim(),
  topics: topicsOf(values.topics),
  ...(values.joinPolicy === 'domain' ? { joinDomains: domainsOf(domains) } : {}),
  ...(parentId === undefined ? {} : { parentId }),
  ...(template === 'blank' ? {} : { template }),
});

const NewCommunityActions = ({ isPending }: { isPending: boolean }) => {
  const { t } = useTranslation();
  return (
    <>
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('communities:new.create')}
      </Button>
      <AppLink href="/communities">{t('common:action.cancel')}</AppLink>
    </>
  );
};

interface NamingFieldsProps {
  readonly form: ReturnType<typeof useFields<Fields>>;
  readonly errors: FieldErrors;
}

/** What a community is called, and the name in its address, which follows until somebody writes one of their own. */
const NamingFields = ({ form, errors }: NamingFieldsProps) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const labels = useLabels();
  const { values, setValues } = form;
  const field = fieldsOf(form, errors);
  const example = values.name || suggestName(t('communities:field.name-example'));
  const retitle = (title: string): void => {
    const follows = values.name === suggestName(values.title);
    setValues({ ...values, title, name: follows ? suggestName(title) : values.name });
  };
  return (
    <>
      <TextField
        label={labels.title}
        description={t('communities:field.title-help')}
        {...field('title')}
        onChange={retitle}
      />
      <TextField
        label={labels.name}
        description={t('communities:field.name-help', { address: `${instance.host}/c/${example}` })}
        autoComplete="off"
        spellCheck="false"
        {...field('name')}
      />
    </>
  );
};

const NewCommunityForm = ({ parentId }: { parentId: string | undefined }) => {
  const { language } = usePreferences();
  const labels = useLabels();
  const form = useFields<Fields>({ ...FIRST, language });
  const { values, set } = form;
  const create = useCreate();
  const errors = listErrors(fieldErrorsOf(create.error, CODES), ['topics', 'joinDomains']);
  const field = fieldsOf(form, errors);
  return (
    <Form
      onSubmit={() => create.mutate({ body: bodyOf(values, parentId) })}
      actions={<NewCommunityActions isPending={create.isPending} />}
    >
      <FormProblem problem={create.error} errors={errors} labels={labels} />
      <NamingFields form={form} errors={errors} />
      <PurposeField {...field('purpose')} />
      <VisibilityField {...field('visibility')} />
      <JoinFields
        policy={values.joinPolicy}
        domains={values.domains}
        onPolicy={set('joinPolicy')}
        onDomains={set('domains')}
        errors={errors}
      />
      <TemplateField {...field('template')} />
      <TopicsField {...field('topics')} />
      <LanguageField {...field('language')} />
    </Form>
  );
};

/** Starts a community, on its own or as a part of another one (`?parent=`). */
export const NewCommunityScreen = () => {
  const { t } = useTranslation();
  const me = useMe();
  const parent = useAddressQuery().query.get('parent');
  const above = useOperation(
    getCommunity,
    { params: { community: parent ?? '' } },
    { enabled: me !== null && parent !== null },
  );
  if (me === null) return <SignInNeeded title={t('communities:new.title')} />;
  return (
    <Page
      title={t('communities:new.title')}
      lead={
        above.data === undefined
          ? t('communities:new.lead')
          : t('communities:new.lead-part', { title: above.data.title })
      }
      width="narrow"
    >
      <NewCommunityForm parentId={above.data?.id} />
    </Page>
  );
};
