import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { findSkills, type SkillView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { ComboBox, type ComboBoxItem } from '../../design/combo-box.js';
import { usePaused } from '../sections/use-filters.js';
import { useSkillName } from './skill-name.js';

/** Stands in the list for the words themselves, where the vocabulary does not have them. */
const NEW = 'new';

interface SkillChoiceProps {
  readonly label: string;
  readonly description?: string;
  /** Not offered: what has been chosen already. */
  readonly without: readonly SkillView[];
  readonly onChoose: (skill: SkillView) => Promise<unknown>;
  /** Left out where only the vocabulary is to be chosen from. */
  readonly onName?: (name: string) => Promise<unknown>;
}

/** What fits the words so far; at the end the words themselves, if they may be new. */
const useChoices = (typed: string, { without, onName }: SkillChoiceProps) => {
  const { t } = useTranslation();
  const nameOf = useSkillName();
  const q = usePaused(typed).trim();
  const found = useOperation(findSkills, { query: q === '' ? {} : { q } }, { keepPrevious: true });
  const skills = (found.data?.items ?? []).filter(({ id }) => without.every((other) => other.id !== id));
  const isKnown = [...skills, ...without].some(({ labels }) =>
    [labels.en, labels.cy].some((label) => label.toLowerCase() === q.toLowerCase()),
  );
  const items: ComboBoxItem[] = skills.map((skill) => {
    const other = [skill.labels.en, skill.labels.cy].find((label) => label !== nameOf(skill).text);
    return {
      id: skill.id,
      name: nameOf(skill).text,
      ...(other !== undefined && other !== '' && { detail: other }),
    };
  });
  if (onName !== undefined && q.length > 1 && !isKnown)
    items.push({ id: NEW, name: q, detail: t('skills:choice.new') });
  return { items, skills, isLoading: found.isFetching };
};

/** Finds a skill by typing. What is chosen is taken at once, and the field is free again for the next. */
export const SkillChoice = (props: SkillChoiceProps) => {
  const { label, description, onChoose, onName } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { items, skills, isLoading } = useChoices(typed, props);
  const choose = async ({ id, name }: ComboBoxItem): Promise<void> => {
    setChosen(id);
    const skill = skills.find((each) => each.id === id);
    try {
      await (skill === undefined ? onName?.(name) : onChoose(skill));
    } catch {
      // Whoever runs the command shows what went wrong.
    } finally {
      setChosen(null);
      setTyped('');
    }
  };
  return (
    <ComboBox
      label={label}
      description={description}
      placeholder={t('skills:choice.placeholder')}
      items={items}
      chosenId={chosen}
      inputValue={typed}
      onInputChange={setTyped}
      isLoading={isLoading}
      onChoose={(item) => void choose(item)}
    />
  );
};
