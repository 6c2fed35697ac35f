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
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { reporterName } from './reporter-name.js';

type Outcome = 'upheld' | 'dismissed';

const OUTCOMES: readonly Outcome[] = ['upheld', 'dismissed'];
const MOST_NOTE = 1000;

interface Fields {
  readonly outcome: Outcome | null;
  readonly note: string;
  readonly removePost: boolean;
}

/** Whether something can be removed here: elsewhere a post is taken down in its thread, by those who look after the community. */
const isRemovable = ({ post, endorsement, document, published, community }: ReportView): boolean => {
  if (endorsement !== null) return !endorsement.isTakenDown;
  if (published !== null) return !published.isDeleted;
  return community?.organisation.isLocal === true && (post ?? document)?.isDeleted === false;
};

/** Which words say what is removed. */
const removalOf = ({ post, endorsement }: ReportView): 'remove' | 'remove-endorsement' | 'remove-rest' => {
  if (endorsement !== null) return 'remove-endorsement';
  return post === null ? 'remove-rest' : 'remove';
};

/** A decision while it is put together; nothing is sent before it is one way or the other. */
const useDecision = (report: ReportView) => {
  const { t } = useTranslation();
  const form = useFields<Fields>({ outcome: null, note: '', removePost: false });
  const { outcome, note, removePost } = form.values;
  const [lacksOutcome, setLacksOutcome] = useState(false);
  const decide = useCommand(decideReport, {
    refreshes: [readReport, listReports],
    onDone: () => showToast(t('moderation:decision.done')),
  });
  const canRemove = isRemovable(report) && outcome === 'upheld';
  const send = (): void => {
    setLacksOutcome(outcome === null);
    if (outcome === null) return;
    decide.mutate({
      params: { reportId: report.id },
      body: { outcome, note: note.trim(), removePost: canRemove && removePost },
    });
  };
  // i18n-keys: moderation:decision.remove*
  const removal = removalOf(report);
  return { form, canRemove, removal, lacksOutcome: lacksOutcome && outcome === null, decide, send };
};

type Decision = ReturnType<typeof useDecision>;

// i18n-keys: moderation:outcome.*
/** Whether the reporter was right, and whether what is reported goes if so. */
const OutcomeFields = ({ form: { values, set }, canRemove, removal, lacksOutcome }: Decision) => {
  const { t } = useTranslation();
  return (
    <>
      <RadioGroup
        label={t('moderation:decision.outcome')}
        value={values.outcome}
        onChange={set('outcome')}
        error={lacksOutcome ? t('moderation:decision.outcome-missing') : undefined}
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
          description={t(`moderation:decision.${removal}-detail`)}
        >
          {t(`moderation:decision.${removal}`)}
        </Checkbox>
      )}
    </>
  );
};

/** Says whether the reporter was right, what happens, and what they are told. */
export const DecisionForm = ({ report }: { report: ReportView }) => {
  const { t } = useTranslation();
  const decision = useDecision(report);
  const { form, decide, send } = decision;
  const errors = fieldErrorsOf(decide.error);
  const label = t('moderation:decision.note');
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
        <FormProblem problem={decide.error} errors={errors} labels={{ note: label }} />
        <OutcomeFields {...decision} />
        <TextArea
          label={label}
          description={t('moderation:decision.note-help', { name: reporterName(report) })}
          optional
          most={MOST_NOTE}
          {...fieldsOf(form, errors)('note')}
        />
      </Form>
    </Card>
  );
};
