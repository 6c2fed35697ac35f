import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { readPerson, updateProfile, type FieldVisibility, type PersonProfile } from '#libs/contracts';
import type { ProfileField, ProfileVisibility } from '#libs/kernel';

import { useCommand } from '../../api/use-operation.js';
import { useSetMe } from '../../app/session.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf, type FieldErrors } from '../forms/field-errors.js';
import { useFields } from '../forms/use-fields.js';
import type { PictureWords } from './picture-words.js';

const valuesOf = (profile: PersonProfile, visibility: FieldVisibility) => ({
  displayName: profile.displayName,
  roleTitle: profile.roleTitle,
  team: profile.team,
  place: profile.place,
  languages: profile.languages,
  workingPattern: profile.workingPattern,
  pronouns: profile.pronouns,
  contact: profile.contact,
  askMeAbout: profile.askMeAbout,
  experience: profile.experience,
  summary: profile.summary,
  language: profile.language,
  avatarFileId: profile.avatarFileId,
  avatarAlt: profile.avatarAlt,
  visibility,
});

/** Saves the own profile, and shows it in the frame of the page at once. */
export const useSaveProfile = (onSaved: () => void) => {
  const setMe = useSetMe();
  return useCommand(updateProfile, {
    refreshes: [readPerson],
    onDone: ({ displayName, roleTitle, avatarFileId, avatarAlt }) => {
      const card = { displayName, roleTitle, avatarFileId, avatarAlt };
      setMe((me) => ({ ...me, needsIntroduction: false, person: { ...me.person, ...card } }));
      onSaved();
    },
  });
};

/** A profile while it is changed. A picture that is to be described is not saved without its description. */
export const useProfile = (profile: PersonProfile, visibility: FieldVisibility) => {
  const { t } = useTranslation();
  const form = useFields(valuesOf(profile, visibility));
  const [words, setWords] = useState<PictureWords>(profile.avatarAlt === '' ? 'portrait' : 'described');
  const [lacksWords, setLacksWords] = useState(false);
  const save = useSaveProfile(() => showToast(t('settings:saved')));
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
  const showTo = (field: ProfileField) => (seenBy: ProfileVisibility) =>
    form.set('visibility')({ ...values.visibility, [field]: seenBy });
  return { form, words, setWords, errors, save, send, showTo };
};

export type ProfileDraft = ReturnType<typeof useProfile>;
