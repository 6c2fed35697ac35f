import { useTranslation } from 'react-i18next';

import { readPerson, readSkillsOfPerson } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { Loaded } from '../sections/loaded.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { MayBeAsked } from './may-be-asked.js';
import { OwnSkills } from './own-skills.js';
import { SkillSuggestions } from './skill-suggestions.js';

const Own = ({ handle }: { handle: string }) => {
  const profile = useOperation(readPerson, { params: { handle } });
  const skills = useOperation(readSkillsOfPerson, { params: { handle } });
  return (
    <Loaded query={profile} skeleton={{ shape: 'text', count: 2 }}>
      {({ visibility }) => (
        <Loaded query={skills} skeleton={{ shape: 'text', count: 2 }}>
          {(own) =>
            visibility && (
              <>
                <OwnSkills kind="skill" own={own} visibility={visibility.skills} />
                <OwnSkills kind="interest" own={own} visibility={visibility.interests} />
                <SkillSuggestions />
              </>
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
};

/** What one knows and what one cares about, and whether one is asked about it. */
export const SkillSettings = () => {
  const { t } = useTranslation();
  return (
    <SettingsFrame section="skills" lead={t('skills:own.lead')}>
      {(me) => (
        <>
          <Own handle={me.person.name} />
          <MayBeAsked preferences={me.preferences} />
        </>
      )}
    </SettingsFrame>
  );
};
