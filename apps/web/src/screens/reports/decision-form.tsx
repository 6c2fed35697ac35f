import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { decideReport, listReports, readReport, type ReportView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Button } from '../../design/button.js';
import { Card } from '../../design/card.js';
import { Checkbox } from '../../design/checkbox.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextArea } from '../../design/text-area.js';
import { showToast } from '../../design/toast.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';

type Outcome = 'upheld' | 'dismissed';

const OUTCOMES: readonly Outcome[] = ['upheld', 'dismissed'];
const MOST_NOTE = 1000;

interface Fields {
  readonly outcome: Outcome | null;
  readonly note: string;
  readonly removePost: boolean;
}

// i18n-keys: moderation:outcome.*
/** Says whether the reporter was right, what happens, and what they are told. */
export const DecisionForm = ({ report }: { report: ReportView }) => {
  const { t } = useTranslation();
  const { values, set } = useFields<Fields>({ outcome: null, note: '', removePost: false });
  const [lacksOutcome, setLacksOutcome] = useState(false);
  const decide = useCommand(decideReport, {
    refreshes: [readReport, listReports],
    onDone: () => showToast(t('moderation:decision.done')),
  });
  const canRemove = report.post !== null && !report.post.isDeleted && values.outcome === 'upheld';
  const errors = fieldErrorsOf(decide.error);
  const send = (): void => {
    const { outcome, note, removePost } = values;
    setLacksOutcome(outcome === null);
    if (outcome === null) return;
    decide.mutate({
      params: { reportId: report.id },
      body: { outcome, note: note.trim(), removePost: canRemove && removePost },
    });
  };
  return (
    <Card as="section" labelledBy="decide">
      <h2 id="decide">{t('moderation:decision.decide')}</h2>
      <Form
        onSubmit={send}
        actions={
          <Button type="submit" variant="primary" isPending={decide.isPending}>
            {t('moderation:decision.send')}
          </Button>
        }
      >
        <FormProblem
          problem={decide.error}
          errors={errors}
          labels={{ note: t('moderation:decision.note') }}
        />
        <RadioGroup
          label={t('moderation:decision.outcome')}
          value={values.outcome}
          onChange={set('outcome')}
          error={
            lacksOutcome && values.outcome === null ? t('moderation:decision.outcome-missing') : undefined
          }
          options={OUTCOMES.map((value) => ({
            value,
            label: t(`moderation:outcome.${value}`),
            description: t(`moderation:outcome.${value}-detail`),
          }))}
        />
        {canRemove && (
          <Checkbox
            isSelected={values.removePost}
            onChange={set('removePost')}
            description={t('moderation:decision.remove-detail')}
          >
            {t('moderation:decision.remove')}
          </Checkbox>
        )}
        <TextArea
          label={t('moderation:decision.note')}
          description={t('moderation:decision.note-help', { name: report.reporter.displayName })}
          name="note"
          optional
          most={MOST_NOTE}
          value={values.note}
          onChange={set('note')}
          error={errors['note']}
        />
      </Form>
    </Card>
  );
};
