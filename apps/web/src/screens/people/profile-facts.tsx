import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { PersonProfile } from '#libs/contracts';
import type { ProfileField } from '#libs/kernel';

import { Prose } from '../../design/prose.js';
import { ShownSkills } from '../skills/shown-skills.js';
import { useLanguageNames } from './language-names.js';
import { SeenBy } from './profile-visibility.js';

interface PartProps {
  readonly field: ProfileField;
  readonly person: PersonProfile;
  readonly children?: ReactNode;
}

/** On the own page, who sees this part of it. */
const OwnNote = ({ field, person: { visibility } }: Omit<PartProps, 'children'>) =>
  visibility === null ? null : <SeenBy visibility={visibility[field]} />;

const Fact = ({ field, person, children }: PartProps) => {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t(`people:field.${field}`)}</dt>
      <dd>
        {children}
        <OwnNote field={field} person={person} />
      </dd>
    </>
  );
};

const FACTS = ['place', 'workingPattern', 'pronouns', 'contact'] as const;

/** The short parts of a profile, those that have something in them. */
const Facts = ({ person }: { person: PersonProfile }) => {
  const { nameOf, byName } = useLanguageNames();
  const told = FACTS.filter((field) => person[field] !== '');
  if (told.length === 0 && person.languages.length === 0) return null;
  return (
    <dl className="gh-profile-facts">
      {person.languages.length > 0 && (
        <Fact field="languages" person={person}>
          <span>{byName(person.languages).map(nameOf).join(', ')}</span>
        </Fact>
      )}
      {told.map((field) => (
        <Fact key={field} field={field} person={person}>
          <span className="gh-as-written" lang={person.language}>
            {person[field]}
          </span>
        </Fact>
      ))}
    </dl>
  );
};

const Section = ({ field, person, children }: PartProps) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack" data-gap="small">
      <h2>{t(`people:field.${field}`)}</h2>
      {children}
      <OwnNote field={field} person={person} />
    </section>
  );
};

const HEAD = ['picture', 'roleTitle', 'team'] as const;

/** On the own page, what stands in its head once more, with who sees it. */
const HeadNotes = ({ person }: { person: PersonProfile }) => {
  const told = HEAD.filter((field) => (field === 'picture' ? person.avatarFileId : person[field]));
  if (person.visibility === null || told.length === 0) return null;
  return (
    <dl className="gh-profile-facts">
      {told.map((field) => (
        <Fact key={field} field={field} person={person}>
          {field !== 'picture' && (
            <span className="gh-as-written" lang={person.language}>
              {person[field]}
            </span>
          )}
        </Fact>
      ))}
    </dl>
  );
};

const WORDS = [...FACTS, 'askMeAbout', 'experience', 'summaryHtml'] as const;

/** Whether the reader finds nothing under the person's name. */
export const isBare = (person: PersonProfile): boolean =>
  person.languages.length === 0 && WORDS.every((part) => person[part] === '');

/** What a person tells of themself, as far as the reader may see it. */
export const ProfileFacts = ({ person }: { person: PersonProfile }) => (
  <>
    <HeadNotes person={person} />
    {person.askMeAbout !== '' && (
      <Section field="askMeAbout" person={person}>
        <p className="gh-as-written" lang={person.language}>
          {person.askMeAbout}
        </p>
      </Section>
    )}
    <ShownSkills person={person} />
    <Facts person={person} />
    {person.summaryHtml !== '' && (
      <Section field="summary" person={person}>
        <Prose html={person.summaryHtml} lang={person.language} />
      </Section>
    )}
    {person.experience !== '' && (
      <Section field="experience" person={person}>
        <p className="gh-as-written" lang={person.language}>
          {person.experience}
        </p>
      </Section>
    )}
  </>
);
