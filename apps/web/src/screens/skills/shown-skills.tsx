import { useTranslation } from 'react-i18next';

import { readSkillsOfPerson, type FieldVisibility } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { SeenBy } from '../people/profile-visibility.js';
import { SkillName } from './skill-name.js';

import './skills.css';

interface ShownSkillsProps {
  readonly handle: string;
  /** On the own page, who sees what. */
  readonly visibility: FieldVisibility | null;
}

/** Skills and interests of a person, as far as the reader may see them. */
export const ShownSkills = ({ handle, visibility }: ShownSkillsProps) => {
  const { t } = useTranslation();
  const { data } = useOperation(readSkillsOfPerson, { params: { handle } });
  const fields = (['skills', 'interests'] as const).filter((field) => (data?.[field].length ?? 0) > 0);
  return fields.map((field) => (
    <section key={field} className="gh-stack" data-gap="small">
      <h2>{t(`people:field.${field}`)}</h2>
      <ul className="gh-skills">
        {data?.[field].map((skill) => (
          <li key={skill.id} className="gh-skill">
            <SkillName skill={skill} />
          </li>
        ))}
      </ul>
      {visibility && <SeenBy visibility={visibility[field]} />}
    </section>
  ));
};
