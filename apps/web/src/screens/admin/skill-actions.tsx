import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { deleteSkill, findSkills, listVocabulary, type VocabularyEntry } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AlertDialog } from '../../design/alert-dialog.js';
import { MoreMenu } from '../../design/more-menu.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { useSkillName } from '../skills/skill-name.js';
import { ChangeSkill } from './change-skill.js';
import { MergeSkill } from './merge-skill.js';

interface DialogProps {
  readonly entry: VocabularyEntry;
  readonly onClose: () => void;
}

const DeleteSkill = ({ entry, onClose }: DialogProps) => {
  const { t } = useTranslation();
  const name = useSkillName()(entry).text;
  const remove = useCommand(deleteSkill, {
    refreshes: [listVocabulary, findSkills],
    onDone: () => showToast(t('skills:vocabulary.deleted', { name })),
  });
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={t('skills:vocabulary.delete-title', { name })}
      confirmLabel={t('skills:vocabulary.delete')}
      onConfirm={() => remove.mutateAsync({ params: { skillId: entry.id } })}
    >
      <p>{t('skills:vocabulary.delete-text')}</p>
      <FormProblem problem={remove.error} />
    </AlertDialog>
  );
};

type Action = 'change' | 'merge' | 'delete';

/** What moderators do with a skill: rename it, merge it into another, or delete it. */
export const SkillActions = ({ entry }: { entry: VocabularyEntry }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Action | null>(null);
  const close = (): void => setOpen(null);
  const label = t('skills:vocabulary.actions-of', { name: useSkillName()(entry).text });
  const entries = [
    { id: 'change', label: t('skills:vocabulary.change'), icon: 'edit' },
    { id: 'merge', label: t('skills:vocabulary.merge'), icon: 'link' },
    { id: 'delete', label: t('skills:vocabulary.delete'), icon: 'trash', tone: 'danger' },
  ] as const;
  return (
    <>
      <MoreMenu label={label} entries={entries} onAction={setOpen} size="small" />
      {open === 'change' && <ChangeSkill entry={entry} onClose={close} />}
      {open === 'merge' && <MergeSkill entry={entry} onClose={close} />}
      {open === 'delete' && <DeleteSkill entry={entry} onClose={close} />}
    </>
  );
};
