import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { LIMITS, type ProfileField } from '#libs/kernel';

import { fileUrl } from '../../app/file-url.js';
import { Avatar } from '../../design/avatar.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { fieldsOf } from '../forms/fields-of.js';
import { LanguagesField } from '../people/languages-field.js';
import { ChooseVisibility } from '../people/profile-visibility.js';
import { PictureField } from '../pictures/picture-field.js';
import { PictureWordsField } from './picture-words.js';
import { SummaryField } from './summary-field.js';
import type { ProfileDraft } from './use-profile.js';

// i18n-keys: people:help.*

interface PartProps {
  readonly field: ProfileField;
  readonly draft: ProfileDraft;
  readonly children: ReactNode;
}

/** A part of the profile, and who sees it. */
const Part = ({ field, draft: { form, showTo }, children }: PartProps) => (
  <div className="gh-profile-part">
    {children}
    <ChooseVisibility field={field} value={form.values.visibility[field]} onChange={showTo(field)} />
  </div>
);

/** The picture, and what is said about it to those who cannot see it. */
const Picture = ({ draft }: { draft: ProfileDraft }) => {
  const { t } = useTranslation();
  const { values, set } = draft.form;
  return (
    <Part field="picture" draft={draft}>
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
          choice={draft.words}
          onChoose={draft.setWords}
          alt={values.avatarAlt}
          onChangeAlt={set('avatarAlt')}
          error={draft.errors['avatarAlt']}
        />
      )}
    </Part>
  );
};

/** What each part of the profile is called in the own settings. */
export const usePartLabels = () => {
  const { t } = useTranslation();
  return {
    roleTitle: t('settings:profile.role-title'),
    team: t('settings:profile.team'),
    askMeAbout: t('people:field.askMeAbout'),
    place: t('people:field.place'),
    workingPattern: t('people:field.workingPattern'),
    pronouns: t('people:field.pronouns'),
    contact: t('people:field.contact'),
    experience: t('people:field.experience'),
    summary: t('settings:profile.summary'),
  };
};

type LineName = 'roleTitle' | 'team' | 'place' | 'workingPattern' | 'pronouns';
type AreaName = 'askMeAbout' | 'contact' | 'experience';

interface NamedProps<Name> {
  readonly name: Name;
  readonly draft: ProfileDraft;
}

/** A part in one line; role and team need no explanation. */
const Line = ({ name, draft }: NamedProps<LineName>) => {
  const { t } = useTranslation();
  const isPlain = name === 'roleTitle' || name === 'team';
  return (
    <Part field={name} draft={draft}>
      <TextField
        label={usePartLabels()[name]}
        description={isPlain ? undefined : t(`people:help.${name}`)}
        optional
        {...(name === 'roleTitle' && { autoComplete: 'organization-title' })}
        {...fieldsOf(draft.form, draft.errors)(name)}
      />
    </Part>
  );
};

/** A part in several lines. */
const Area = ({ name, draft }: NamedProps<AreaName>) => {
  const { t } = useTranslation();
  return (
    <Part field={name} draft={draft}>
      <TextArea
        label={usePartLabels()[name]}
        description={t(`people:help.${name}`)}
        optional
        rows={name === 'experience' ? 4 : 2}
        most={LIMITS.profile[name]}
        {...fieldsOf(draft.form, draft.errors)(name)}
      />
    </Part>
  );
};

/** What somebody does and knows, each part with the choice of who sees it. */
export const ProfileParts = ({ draft }: { draft: ProfileDraft }) => {
  const { form, errors } = draft;
  return (
    <>
      <Picture draft={draft} />
      <Line name="roleTitle" draft={draft} />
      <Line name="team" draft={draft} />
      <Area name="askMeAbout" draft={draft} />
      <Part field="languages" draft={draft}>
        <LanguagesField value={form.values.languages} onChange={form.set('languages')} />
      </Part>
      <Line name="place" draft={draft} />
      <Line name="workingPattern" draft={draft} />
      <Line name="pronouns" draft={draft} />
      <Area name="contact" draft={draft} />
      <Area name="experience" draft={draft} />
      <Part field="summary" draft={draft}>
        <SummaryField {...fieldsOf(form, errors)('summary')} />
      </Part>
    </>
  );
};
