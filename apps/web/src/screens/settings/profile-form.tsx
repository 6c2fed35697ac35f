import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { readPerson, updateProfile, type PersonProfile } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { fileUrl } from '../../app/file-url.js';
import { useSetSession } from '../../app/session.js';
import { Avatar } from '../../design/avatar.js';
import { Button } from '../../design/button.js';
import { LinkButton } from '../../design/link-button.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { PictureField } from '../pictures/picture-field.js';
import { PictureWordsField, type PictureWords } from './picture-words.js';
import { SummaryField } from './summary-field.js';

const valuesOf = (profile: PersonProfile) => ({
  displayName: profile.displayName,
  roleTitle: profile.roleTitle,
  team: profile.team,
  summary: profile.summary,
  language: profile.language,
  avatarFileId: profile.avatarFileId,
  avatarAlt: profile.avatarAlt,
});

const useSaveProfile = () => {
  const { t } = useTranslation();
  const setSession = useSetSession();
  return useCommand(updateProfile, {
    refreshes: [readPerson],
    onDone: ({ displayName, roleTitle, avatarFileId, avatarAlt }) => {
      const card = { displayName, roleTitle, avatarFileId, avatarAlt };
      setSession((session) =>
        session.me === null
          ? session
          : { ...session, me: { ...session.me, person: { ...session.me.person, ...card } } },
      );
      showToast(t('settings:saved'));
    },
  });
};

const useLabels = () => {
  const { t } = useTranslation();
  return {
    avatarAlt: t('settings:picture.alt'),
    displayName: t('settings:profile.display-name'),
    roleTitle: t('settings:profile.role-title'),
    team: t('settings:profile.team'),
    summary: t('settings:profile.summary'),
  };
};

/** A profile while it is changed. A picture that is to be described is not saved without its description. */
const useProfile = (profile: PersonProfile) => {
  const { t } = useTranslation();
  const form = useFields(valuesOf(profile));
  const [words, setWords] = useState<PictureWords>(profile.avatarAlt === '' ? 'portrait' : 'described');
  const [lacksWords, setLacksWords] = useState(false);
  const save = useSaveProfile();
  const { values } = form;
  const hasWords = values.avatarFileId !== null && words === 'described';
  const errors: FieldErrors = {
    ...fieldErrorsOf(save.error),
    ...(lacksWords && hasWords && { avatarAlt: t('settings:picture.alt-missing') }),
  };
  const send = (): void => {
    const isIncomplete = hasWords && values.avatarAlt.trim() === '';
    setLacksWords(isIncomplete);
    if (!isIncomplete) save.mutate({ body: { ...values, avatarAlt: hasWords ? values.avatarAlt : '' } });
  };
  return { form, words, setWords, errors, save, send };
};

/** The picture, and what is said about it to those who cannot see it. */
const AvatarFields = ({ form, words, setWords, errors }: ReturnType<typeof useProfile>) => {
  const { t } = useTranslation();
  const { values, set } = form;
  return (
    <>
      <PictureField
        label={t('settings:picture.title')}
        description={t('settings:picture.help')}
        purpose="avatar"
        isSet={values.avatarFileId !== null}
        picture={<Avatar name={values.displayName} src={fileUrl(values.avatarFileId, '256')} size="huge" />}
        onChange={set('avatarFileId')}
      />
      {values.avatarFileId !== null && (
        <PictureWordsField
          choice={words}
          onChoose={setWords}
          alt={values.avatarAlt}
          onChangeAlt={set('avatarAlt')}
          error={errors['avatarAlt']}
        />
      )}
    </>
  );
};

/** Name, role, team, picture and some words. */
export const ProfileForm = ({ profile }: { profile: PersonProfile }) => {
  const { t } = useTranslation();
  const labels = useLabels();
  const draft = useProfile(profile);
  const { form, errors, save, send } = draft;
  const field = fieldsOf(form, errors);
  return (
    <Form
      onSubmit={send}
      actions={
        <>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('settings:save')}
          </Button>
          <LinkButton href={`/@${profile.name}`}>{t('settings:profile.view')}</LinkButton>
        </>
      }
    >
      <FormProblem problem={save.error} errors={errors} labels={labels} />
      <AvatarFields {...draft} />
      <TextField label={labels.displayName} autoComplete="name" {...field('displayName')} />
      <TextField
        label={labels.roleTitle}
        optional
        autoComplete="organization-title"
        {...field('roleTitle')}
      />
      <TextField label={labels.team} optional {...field('team')} />
      <SummaryField {...field('summary')} />
      <RadioGroup
        label={t('settings:profile.language')}
        description={t('settings:profile.language-help')}
        look="row"
        value={form.values.language}
        onChange={form.set('language')}
        options={LANGUAGES}
      />
    </Form>
  );
};
