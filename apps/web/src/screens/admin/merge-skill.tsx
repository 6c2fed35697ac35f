import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  findSkills,
  listVocabulary,
  mergeSkill,
  type SkillView,
  type VocabularyEntry,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { SkillChoice } from '../skills/skill-choice.js';
import { SkillName, useSkillName } from '../skills/skill-name.js';

interface MergeSkillProps {
  readonly entry: VocabularyEntry;
  readonly onClose: () => void;
}

const useMerge = ({ entry, onClose }: MergeSkillProps, name: string) => {
  const { t } = useTranslation();
  const [into, setInto] = useState<SkillView | null>(null);
  const merge = useCommand(mergeSkill, {
    refreshes: [listVocabulary, findSkills],
    onDone: () => {
      showToast(t('skills:vocabulary.merged', { name }));
      onClose();
    },
  });
  const send = (): void => {
    if (into !== null) merge.mutate({ params: { skillId: entry.id }, body: { into: into.id } });
  };
  return { into, setInto, merge, send };
};

/** Makes two words for the same thing one skill. */
export const MergeSkill = (props: MergeSkillProps) => {
  const { entry, onClose } = props;
  const { t } = useTranslation();
  const name = useSkillName()(entry).text;
  const { into, setInto, merge, send } = useMerge(props, name);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('skills:vocabulary.merge-title', { name })}
      actions={(close) => (
        <DialogActions isPending={merge.isPending} isDisabled={into === null} onPress={send} onCancel={close}>
          {t('skills:vocabulary.merge')}
        </DialogActions>
      )}
    >
      <FormProblem problem={merge.error} />
      <p>{t('skills:vocabulary.merge-text')}</p>
      <SkillChoice
        label={t('skills:vocabulary.into')}
        without={[entry]}
        onChoose={(skill) => Promise.resolve(setInto(skill))}
      />
      <p role="status">
        {into && (
          <>
            {t('skills:vocabulary.chosen')} <SkillName skill={into} />
          </>
        )}
      </p>
    </Dialog>
  );
};
