import { useTranslation } from 'react-i18next';

import type { FieldVisibility, PersonProfile } from '#libs/contracts';

import { Button } from '../../design/button.js';
import { LinkButton } from '../../design/link-button.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextField } from '../../design/text-field.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { ProfileParts, usePartLabels } from './profile-parts.js';
import { useProfile } from './use-profile.js';

interface ProfileFormProps {
  readonly profile: PersonProfile;
  readonly visibility: FieldVisibility;
}

/** Name, picture, and what others may know of somebody, with who sees which part of it. */
export const ProfileForm = ({ profile, visibility }: ProfileFormProps) => {
  const { t } = useTranslation();
  const draft = useProfile(profile, visibility);
  const { form, errors, save, send } = draft;
  const labels = {
    avatarAlt: t('settings:picture.alt'),
    displayName: t('settings:profile.display-name'),
    ...usePartLabels(),
  };
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
      <TextField
        label={labels.displayName}
        description={t('settings:profile.display-name-help')}
        autoComplete="name"
        {...fieldsOf(form, errors)('displayName')}
      />
      <ProfileParts draft={draft} />
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
