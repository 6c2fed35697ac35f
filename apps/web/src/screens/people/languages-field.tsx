import { useTranslation } from 'react-i18next';

import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#libs/contracts';

import { Checkbox } from '../../design/checkbox.js';
import { Disclosure } from '../../design/disclosure.js';
import { useLanguageNames } from './language-names.js';

import './people.css';

/** Asked about first: the two languages of the service, and British Sign Language. */
const FIRST: readonly SpokenLanguage[] = ['en', 'cy', 'bfi'];

interface LanguagesFieldProps {
  readonly value: readonly SpokenLanguage[];
  readonly onChange: (value: SpokenLanguage[]) => void;
}

/** Which languages somebody speaks or signs. */
export const LanguagesField = ({ value, onChange }: LanguagesFieldProps) => {
  const { t } = useTranslation();
  const { nameOf, byName } = useLanguageNames();
  const more = byName(SPOKEN_LANGUAGES.filter((language) => !FIRST.includes(language)));
  const choice = (language: SpokenLanguage) => (
    <Checkbox
      key={language}
      isSelected={value.includes(language)}
      onChange={(isSpoken) =>
        onChange(isSpoken ? [...value, language] : value.filter((each) => each !== language))
      }
    >
      {nameOf(language)}
    </Checkbox>
  );
  return (
    <fieldset className="gh-languages">
      <legend className="gh-field__label">{t('people:languages.label')}</legend>
      {FIRST.map(choice)}
      <Disclosure
        title={t('people:languages.more')}
        headingLevel={2}
        isOpenAtFirst={value.some((language) => !FIRST.includes(language))}
      >
        <div className="gh-languages__more">{more.map(choice)}</div>
      </Disclosure>
    </fieldset>
  );
};
