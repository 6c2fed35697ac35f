import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { readSkillsOfPerson, type ListedSkill, type PersonProfile, type SkillView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { personHandle } from '../people/person-href.js';
import { SeenBy } from '../people/profile-visibility.js';
import { EndorsedSkill } from './endorsed-skill.js';
import { SkillName } from './skill-name.js';

import './skills.css';

interface SectionProps {
  readonly person: PersonProfile;
  readonly field: 'skills' | 'interests';
  readonly children: ReactNode;
}

const Section = ({ person: { visibility }, field, children }: SectionProps) => {
  const { t } = useTranslation();
  return (
    <section className="gh-stack" data-gap="small">
      <h2>{t(`people:field.${field}`)}</h2>
      {children}
      {visibility && <SeenBy visibility={visibility[field]} />}
    </section>
  );
};

const Skills = ({ person, skills }: { person: PersonProfile; skills: readonly ListedSkill[] }) => (
  <Section person={person} field="skills">
    <ul className="gh-endorsed-skills">
      {skills.map((skill) => (
        <EndorsedSkill key={skill.id} person={person} skill={skill} />
      ))}
    </ul>
  </Section>
);

const Interests = ({ person, interests }: { person: PersonProfile; interests: readonly SkillView[] }) => (
  <Section person={person} field="interests">
    <ul className="gh-skills">
      {interests.map((interest) => (
        <li key={interest.id} className="gh-skill">
          <SkillName skill={interest} />
        </li>
      ))}
    </ul>
  </Section>
);

/** Skills and interests of a person, as far as the reader may see them, and who says that they have them. */
export const ShownSkills = ({ person }: { person: PersonProfile }) => {
  const { data } = useOperation(readSkillsOfPerson, { params: { handle: personHandle(person) } });
  if (data === undefined) return null;
  return (
    <>
      {data.skills.length > 0 && <Skills person={person} skills={data.skills} />}
      {data.interests.length > 0 && <Interests person={person} interests={data.interests} />}
    </>
  );
};
