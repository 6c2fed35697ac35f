import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  readPerson,
  readSkillsOfPerson,
  takeOverBundle,
  type BundlePartName,
  type BundleView,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Checkbox } from '../../design/checkbox.js';
import { Time } from '../../design/time.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useLanguageNames } from '../people/language-names.js';

interface ChoosePartsProps {
  readonly view: BundleView;
  /** The file as it was chosen. */
  readonly bundle: string;
  readonly onDone: () => void;
}

const toggled = <T,>(chosen: ReadonlySet<T>, one: T): ReadonlySet<T> =>
  chosen.has(one) ? new Set([...chosen].filter((each) => each !== one)) : new Set([...chosen, one]);

/** What stands in a part of the profile, in the reader's words. */
const useWordsOf = ({ profile }: BundleView) => {
  const { nameOf, byName } = useLanguageNames();
  return (part: BundlePartName): string =>
    part === 'languages' ? byName(profile.languages).map(nameOf).join(', ') : profile[part];
};

const useChoice = ({ view, bundle, onDone }: ChoosePartsProps) => {
  const { t } = useTranslation();
  const wordsOf = useWordsOf(view);
  const parts = (Object.keys(view.profile) as BundlePartName[]).filter((part) => wordsOf(part) !== '');
  const [chosenParts, setParts] = useState<ReadonlySet<BundlePartName>>(new Set());
  const [chosenSkills, setSkills] = useState<ReadonlySet<number>>(new Set(view.skills.keys()));
  const [endorsements, setEndorsements] = useState(true);
  const take = useCommand(takeOverBundle, {
    refreshes: [readPerson, readSkillsOfPerson],
    onDone: () => {
      showToast(t('settings:bring-profile.done'));
      onDone();
    },
  });
  return {
    parts: parts.map((part) => ({ part, words: wordsOf(part), isChosen: chosenParts.has(part) })),
    skills: view.skills.map((skill, index) => ({ ...skill, index, isChosen: chosenSkills.has(index) })),
    endorsements,
    setEndorsements,
    togglePart: (part: BundlePartName) => setParts(toggled(chosenParts, part)),
    toggleSkill: (index: number) => setSkills(toggled(chosenSkills, index)),
    take,
    send: () =>
      take.mutate({ body: { bundle, parts: [...chosenParts], skills: [...chosenSkills], endorsements } }),
  };
};

type Choice = ReturnType<typeof useChoice>;

const Skills = ({ choice }: { choice: Choice }) => {
  const { t, i18n } = useTranslation();
  if (choice.skills.length === 0) return null;
  return (
    <div role="group" aria-labelledby="bring-skills" className="gh-stack" data-gap="small">
      <h4 id="bring-skills">{t('settings:bring-profile.skills')}</h4>
      {choice.skills.map(({ index, labels, kind, endorsements, isChosen }) => {
        const own = i18n.language === 'cy' ? labels.cy : labels.en;
        const count = endorsements.length;
        return (
          <Checkbox
            key={index}
            isSelected={isChosen}
            onChange={() => choice.toggleSkill(index)}
            description={
              kind === 'interest'
                ? t('settings:bring-profile.interest')
                : count > 0 && t('skills:endorsed.by', { count })
            }
          >
            {own === '' ? labels.en + labels.cy : own}
          </Checkbox>
        );
      })}
      <Checkbox
        isSelected={choice.endorsements}
        onChange={choice.setEndorsements}
        description={t('settings:bring-profile.endorsements-detail')}
      >
        {t('settings:bring-profile.endorsements')}
      </Checkbox>
    </div>
  );
};

const Parts = ({ choice, view }: { choice: Choice; view: BundleView }) => {
  const { t } = useTranslation();
  if (choice.parts.length === 0) return null;
  return (
    <div role="group" aria-labelledby="bring-parts" className="gh-stack" data-gap="small">
      <h4 id="bring-parts">{t('settings:bring-profile.parts')}</h4>
      <p className="gh-soft gh-small">{t('settings:bring-profile.parts-detail')}</p>
      {choice.parts.map(({ part, words, isChosen }) => (
        <Checkbox
          key={part}
          isSelected={isChosen}
          onChange={() => choice.togglePart(part)}
          description={
            <span className="gh-as-written" lang={part === 'languages' ? undefined : view.language}>
              {words}
            </span>
          }
        >
          {/* i18n-keys: people:field.* */}
          {t(`people:field.${part}`)}
        </Checkbox>
      ))}
    </div>
  );
};

/** What is in the file, each part to be chosen; nothing is replaced unless it is. */
export const ChooseParts = (props: ChoosePartsProps) => {
  const { t } = useTranslation();
  const { view } = props;
  const choice = useChoice(props);
  const { organisation, person, issuedAt } = view;
  return (
    <section className="gh-stack" aria-labelledby="bring-choose">
      <h3 id="bring-choose">
        {t('settings:bring-profile.from', { name: person.displayName, organisation: organisation.name })}
      </h3>
      <p className="gh-soft gh-small">
        {organisation.host} · <Time value={issuedAt} look="date" />
      </p>
      <Form
        label={t('settings:bring-profile.title')}
        onSubmit={choice.send}
        actions={
          <Button type="submit" variant="primary" isPending={choice.take.isPending}>
            {t('settings:bring-profile.take')}
          </Button>
        }
      >
        <FormProblem problem={choice.take.error} />
        <Skills choice={choice} />
        <Parts choice={choice} view={view} />
      </Form>
    </section>
  );
};
