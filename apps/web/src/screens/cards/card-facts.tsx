import { useTranslation } from 'react-i18next';

import type { ExpertiseCard } from '#libs/contracts';

import { useLanguageNames } from '../people/language-names.js';
import { useSkillName } from '../skills/skill-name.js';

import '../people/people.css';
import '../skills/skills.css';

const CardSkills = ({ skills }: Pick<ExpertiseCard, 'skills'>) => {
  const nameOf = useSkillName();
  return (
    <ul className="gh-skills">
      {skills.map((labels) => {
        const { text, lang } = nameOf({ id: '', labels });
        return (
          <li key={`${labels.en} ${labels.cy}`} className="gh-skill" lang={lang}>
            {text}
          </li>
        );
      })}
    </ul>
  );
};

/** What an expertise card says beside name, role and organisation. */
export const CardFacts = ({ askMeAbout, languages, skills }: ExpertiseCard) => {
  const { t } = useTranslation();
  const { nameOf, byName } = useLanguageNames();
  return (
    <>
      {askMeAbout !== '' && (
        <p className="gh-person-row__ask">
          <strong>{t('people:field.askMeAbout')}:</strong> {askMeAbout}
        </p>
      )}
      {languages.length > 0 && (
        <p className="gh-person-row__ask">
          <strong>{t('people:field.languages')}:</strong> {byName(languages).map(nameOf).join(', ')}
        </p>
      )}
      {skills.length > 0 && <CardSkills skills={skills} />}
    </>
  );
};
