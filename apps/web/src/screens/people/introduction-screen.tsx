import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { readPerson, type FieldVisibility, type MeView, type PersonProfile } from '#libs/contracts';
import { LIMITS, type ProfileField } from '#libs/kernel';

import { useOperation } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { Page } from '../../shell/page.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { Loaded } from '../sections/loaded.js';
import { OwnPages } from '../sections/own-pages.js';
import { useSaveProfile } from '../settings/use-profile.js';
import { LanguagesField } from './languages-field.js';
import { SeenBy } from './profile-visibility.js';
import { useEndIntroduction } from './use-end-introduction.js';

interface IntroductionProps {
  readonly profile: PersonProfile;
  readonly visibility: FieldVisibility;
}

/** The few things that help others most, as they stand now. */
const useIntroduction = (profile: PersonProfile) => {
  const { t } = useTranslation();
  const router = useRouter();
  const goHome = (): void => void router.navigate({ href: '/' });
  const form = useFields({
    displayName: profile.displayName,
    roleTitle: profile.roleTitle,
    team: profile.team,
    askMeAbout: profile.askMeAbout,
    languages: profile.languages,
  });
  const save = useSaveProfile(() => {
    showToast(t('people:introduction.done'));
    goHome();
  });
  const skip = useEndIntroduction(goHome);
  return { form, save, skip };
};

const useLabels = () => {
  const { t } = useTranslation();
  return {
    displayName: t('settings:profile.display-name'),
    roleTitle: t('settings:profile.role-title'),
    team: t('settings:profile.team'),
    askMeAbout: t('people:field.askMeAbout'),
  };
};

interface FieldsProps {
  readonly form: ReturnType<typeof useIntroduction>['form'];
  readonly errors: FieldErrors;
  readonly visibility: FieldVisibility;
}

/** Each with who will see it. */
const IntroductionFields = ({ form, errors, visibility }: FieldsProps) => {
  const { t } = useTranslation();
  const labels = useLabels();
  const field = fieldsOf(form, errors);
  const seen = (part: ProfileField) => <SeenBy visibility={visibility[part]} />;
  return (
    <>
      <TextField label={labels.displayName} autoComplete="name" {...field('displayName')} />
      <TextField
        label={labels.roleTitle}
        description={seen('roleTitle')}
        optional
        autoComplete="organization-title"
        {...field('roleTitle')}
      />
      <TextField label={labels.team} description={seen('team')} optional {...field('team')} />
      <TextArea
        label={labels.askMeAbout}
        description={seen('askMeAbout')}
        placeholder={t('people:introduction.example')}
        optional
        rows={2}
        most={LIMITS.profile.askMeAbout}
        {...field('askMeAbout')}
      />
      <div className="gh-stack" data-gap="small">
        <LanguagesField value={form.values.languages} onChange={form.set('languages')} />
        {seen('languages')}
      </div>
    </>
  );
};

/** Name, role, team, what to ask about, and languages. Nothing but the name is needed, and all of it may be skipped. */
const Introduction = ({ profile, visibility }: IntroductionProps) => {
  const { t } = useTranslation();
  const { form, save, skip } = useIntroduction(profile);
  const errors = fieldErrorsOf(save.error);
  return (
    <Form
      onSubmit={() => save.mutate({ body: form.values })}
      actions={
        <>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('people:introduction.save')}
          </Button>
          <Button isPending={skip.isPending} onPress={() => skip.mutate({})}>
            {t('people:introduction.skip')}
          </Button>
        </>
      }
    >
      <FormProblem problem={save.error ?? skip.error} errors={errors} labels={useLabels()} />
      <IntroductionFields form={form} errors={errors} visibility={visibility} />
    </Form>
  );
};

const Own = ({ me }: { me: MeView }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const profile = useOperation(readPerson, { params: { handle: me.person.name } });
  return (
    <Page
      title={t('people:introduction.title')}
      lead={t('people:introduction.lead', { organisation: instance.name })}
      width="narrow"
    >
      <Loaded query={profile} skeleton={{ shape: 'text', count: 4 }}>
        {(data) => data.visibility && <Introduction profile={data} visibility={data.visibility} />}
      </Loaded>
      <p className="gh-soft gh-small">
        {t('people:introduction.later')} <AppLink href="/settings">{t('common:shell.settings')}</AppLink>
      </p>
    </Page>
  );
};

/** A first profile in under two minutes, for those who have just come. */
export const IntroductionScreen = () => {
  const { t } = useTranslation();
  return <OwnPages title={t('people:introduction.title')}>{(me) => <Own me={me} />}</OwnPages>;
};
