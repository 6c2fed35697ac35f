import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { revokeEndorsement } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useMe } from '../../app/session.js';
import { Button } from '../../design/button.js';
import { showToast } from '../../design/toast.js';
import { personHandle } from '../people/person-href.js';
import { BroughtEndorsements } from './brought-endorsements.js';
import { ENDORSEMENT_ANSWERS, EndorsementList, type EndorsedSkillProps } from './endorsement-list.js';
import { SkillName, useSkillName } from './skill-name.js';

const EndorseDialog = lazy(async () => ({ default: (await import('./endorse-dialog.js')).EndorseDialog }));

/** Opens the form in which somebody says that the person has the skill. */
const Endorse = (props: EndorsedSkillProps) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const name = useSkillName()(props.skill).text;
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon="plus"
        aria-label={t('skills:endorse.button-named', { name })}
        onPress={() => setOpen(true)}
      >
        {t('skills:endorse.button')}
      </Button>
      {isOpen && (
        <Suspense>
          <EndorseDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};

/** Takes back what the reader said, also where it is no longer shown. */
const Revoke = ({ person, skill }: EndorsedSkillProps) => {
  const { t } = useTranslation();
  const name = useSkillName()(skill).text;
  const problemText = useProblemText();
  const revoke = useCommand(revokeEndorsement, {
    refreshes: ENDORSEMENT_ANSWERS,
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (
    <Button
      size="small"
      variant="quiet"
      icon="close"
      aria-label={t('skills:endorsed.revoke-named', { name })}
      isPending={revoke.isPending}
      onPress={() => revoke.mutate({ params: { handle: personHandle(person), skillId: skill.id } })}
    >
      {t('skills:endorsed.revoke')}
    </Button>
  );
};

/** A skill of a person with how many say that they have it, and on request who and what shows it. */
export const EndorsedSkill = (props: EndorsedSkillProps) => {
  const { person, skill } = props;
  const { t } = useTranslation();
  const isSignedIn = useMe() !== null;
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  return (
    <li className="gh-endorsed-skill">
      <div className="gh-row">
        <span className="gh-skill">
          <SkillName skill={skill} />
        </span>
        {skill.endorsements > 0 && (
          <Button
            size="small"
            variant="quiet"
            icon={isOpen ? 'chevron-down' : 'chevron-right'}
            aria-expanded={isOpen}
            aria-controls={listId}
            onPress={() => setOpen(!isOpen)}
          >
            {t('skills:endorsed.by', { count: skill.endorsements })}
          </Button>
        )}
        {isSignedIn &&
          !person.isMe &&
          (skill.isEndorsedByMe ? <Revoke {...props} /> : <Endorse {...props} />)}
      </div>
      <div id={listId}>{isOpen && skill.endorsements > 0 && <EndorsementList {...props} />}</div>
      <BroughtEndorsements {...props} />
    </li>
  );
};
