import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { endorseSkill } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { personHandle } from '../people/person-href.js';
import type { TypedChoice } from '../sections/use-typed-choice.js';
import { ENDORSEMENT_ANSWERS, type EndorsedSkillProps } from './endorsement-list.js';
import { EvidenceChoice } from './evidence-choice.js';
import { useSkillName } from './skill-name.js';

interface EndorseDialogProps extends EndorsedSkillProps {
  readonly onClose: () => void;
}

/** An endorsement while it is put together; nothing is sent without what shows it. */
const useEndorsement = ({ person, skill, onClose }: EndorseDialogProps) => {
  const { t } = useTranslation();
  const [evidence, setEvidence] = useState<TypedChoice | null>(null);
  const [lacksEvidence, setLacksEvidence] = useState(false);
  const endorse = useCommand(endorseSkill, {
    refreshes: ENDORSEMENT_ANSWERS,
    onDone: () => {
      showToast(t('skills:endorse.done', { name: person.displayName }));
      onClose();
    },
  });
  const send = (): void => {
    setLacksEvidence(evidence === null);
    if (evidence === null) return;
    endorse.mutate({
      params: { handle: personHandle(person), skillId: skill.id },
      body: { postId: evidence.id },
    });
  };
  return { evidence, setEvidence, lacksEvidence: lacksEvidence && evidence === null, endorse, send };
};

/** Says that a person has a skill, with a post or a video of theirs that shows it. */
export const EndorseDialog = (props: EndorseDialogProps) => {
  const { person, skill, onClose } = props;
  const { t } = useTranslation();
  const name = useSkillName()(skill).text;
  const { evidence, setEvidence, lacksEvidence, endorse, send } = useEndorsement(props);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('skills:endorse.title', { name: person.displayName, skill: name })}
    >
      <p>{t('skills:endorse.text', { name: person.displayName })}</p>
      <Form
        onSubmit={send}
        actions={
          <Button type="submit" variant="primary" isPending={endorse.isPending}>
            {t('skills:endorse.button')}
          </Button>
        }
      >
        <FormProblem problem={endorse.error} />
        <EvidenceChoice
          authorId={person.id}
          words={name}
          chosen={evidence}
          onChoose={setEvidence}
          error={lacksEvidence ? t('skills:endorse.evidence-missing') : undefined}
        />
      </Form>
    </Dialog>
  );
};
