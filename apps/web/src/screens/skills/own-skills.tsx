import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  addMySkill,
  listSkillSuggestions,
  readPerson,
  readSkillsOfPerson,
  setMySkill,
  updateProfile,
  type SkillKind,
  type SkillsOfPerson,
  type SkillView,
} from '#libs/contracts';
import type { ProfileVisibility } from '#libs/kernel';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { FormProblem } from '../forms/form-problem.js';
import { ChooseVisibility } from '../people/profile-visibility.js';
import { SkillChoice } from './skill-choice.js';
import { SkillName, useSkillName } from './skill-name.js';

import './skills.css';

interface OwnSkillsProps {
  readonly kind: SkillKind;
  readonly own: SkillsOfPerson;
  readonly visibility: ProfileVisibility;
}

const REFRESHES = [readSkillsOfPerson, listSkillSuggestions];

/** Takes and leaves skills of one kind; the other kind stays as it is. */
const useOwnSkills = ({ kind, own }: OwnSkillsProps) => {
  const { i18n } = useTranslation();
  const set = useCommand(setMySkill, { refreshes: REFRESHES });
  const add = useCommand(addMySkill, { refreshes: REFRESHES });
  const has = (list: readonly SkillView[], { id }: SkillView): boolean => list.some((each) => each.id === id);
  const change = (skill: SkillView, isWanted: boolean) =>
    set.mutateAsync({
      params: { skillId: skill.id },
      body: {
        isSkill: kind === 'skill' ? isWanted : has(own.skills, skill),
        isInterest: kind === 'interest' ? isWanted : has(own.interests, skill),
      },
    });
  const language = i18n.language === 'cy' ? 'cy' : 'en';
  const name = (words: string) => add.mutateAsync({ body: { name: words, language, kind } });
  return { change, name, error: set.error ?? add.error };
};

type OwnSkillsCommands = ReturnType<typeof useOwnSkills>;

interface ListProps {
  readonly skills: readonly SkillView[];
  readonly onLeave: (skill: SkillView) => void;
}

const List = ({ skills, onLeave }: ListProps) => {
  const { t } = useTranslation();
  const nameOf = useSkillName();
  return (
    <ul className="gh-skills">
      {skills.map((skill) => (
        <li key={skill.id} className="gh-skill">
          <SkillName skill={skill} />
          <Button size="small" variant="quiet" icon="close" iconOnly onPress={() => onLeave(skill)}>
            {t('skills:own.remove', { name: nameOf(skill).text })}
          </Button>
        </li>
      ))}
    </ul>
  );
};

/** Adds one more, in a dialog of its own; it stays open where that fails. */
const AddSkill = ({
  kind,
  own,
  skills,
}: {
  kind: SkillKind;
  own: OwnSkillsCommands;
  skills: readonly SkillView[];
}) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  // i18n-keys: skills:own.add.*
  const label = t(`skills:own.add.${kind}`);
  const closing = async (work: Promise<unknown>): Promise<void> => {
    await work;
    setOpen(false);
  };
  return (
    <p>
      <Button icon="plus" onPress={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <Dialog isOpen onOpenChange={setOpen} title={label}>
          <FormProblem problem={own.error} />
          <SkillChoice
            label={label}
            without={skills}
            onChoose={(skill) => closing(own.change(skill, true))}
            onName={(name) => closing(own.name(name))}
          />
        </Dialog>
      )}
    </p>
  );
};

/** The own skills, or interests: which they are, and who sees them. Every change takes effect at once. */
export const OwnSkills = (props: OwnSkillsProps) => {
  const { kind, own, visibility } = props;
  const { t } = useTranslation();
  const commands = useOwnSkills(props);
  const show = useCommand(updateProfile, { refreshes: [readPerson] });
  const field = kind === 'skill' ? 'skills' : 'interests';
  // i18n-keys: skills:own.title.*
  return (
    <section className="gh-stack" aria-labelledby={field}>
      <h2 id={field}>{t(`skills:own.title.${kind}`)}</h2>
      <FormProblem problem={commands.error ?? show.error} />
      <List
        skills={own[field]}
        onLeave={(skill) => void commands.change(skill, false).catch(() => undefined)}
      />
      <AddSkill kind={kind} own={commands} skills={own[field]} />
      <ChooseVisibility
        field={field}
        value={show.isPending ? (show.variables.body?.visibility?.[field] ?? visibility) : visibility}
        onChange={(seenBy) => show.mutate({ body: { visibility: { [field]: seenBy } } })}
      />
    </section>
  );
};
