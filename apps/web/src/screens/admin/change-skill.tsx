import { useTranslation } from 'react-i18next';

import { changeSkill, findSkills, listVocabulary, type VocabularyEntry } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { showToast } from '../../design/toast.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { useSkillName } from '../skills/skill-name.js';

interface ChangeSkillProps {
  readonly entry: VocabularyEntry;
  readonly onClose: () => void;
}

const synonymsIn = (lines: string): string[] =>
  lines
    .split(/[\n,]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Labels in both languages, and other words by which the skill is found. */
export const ChangeSkill = ({ entry, onClose }: ChangeSkillProps) => {
  const { t } = useTranslation();
  const name = useSkillName()(entry).text;
  const { values, set } = useFields({ ...entry.labels, synonyms: entry.synonyms.join('\n') });
  const save = useCommand(changeSkill, {
    refreshes: [listVocabulary, findSkills],
    onDone: () => {
      showToast(t('skills:vocabulary.changed'));
      onClose();
    },
  });
  const send = (): void =>
    save.mutate({
      params: { skillId: entry.id },
      body: { labels: { en: values.en, cy: values.cy }, synonyms: synonymsIn(values.synonyms) },
    });
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('skills:vocabulary.change-title', { name })}>
      <Form
        onSubmit={send}
        actions={
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('settings:save')}
          </Button>
        }
      >
        <FormProblem problem={save.error} />
        <TextField label={t('skills:label.en')} optional value={values.en} onChange={set('en')} />
        <TextField label={t('skills:label.cy')} optional value={values.cy} onChange={set('cy')} />
        <TextArea
          label={t('skills:vocabulary.synonyms')}
          description={t('skills:vocabulary.synonyms-help')}
          optional
          value={values.synonyms}
          onChange={set('synonyms')}
        />
      </Form>
    </Dialog>
  );
};
