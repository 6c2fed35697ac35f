import { useTranslation } from 'react-i18next';

import { changeLearningRecord, readLearningRecord } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Card } from '../../design/card.js';
import { ErrorState } from '../../design/error-state.js';
import { Switch } from '../../design/switch.js';

/** Agrees that what I learn from is recorded, where the organisation keeps such records. */
export const LearningRecordSwitch = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { data } = useOperation(readLearningRecord, {});
  const change = useCommand(changeLearningRecord, { refreshes: [readLearningRecord] });
  if (data === undefined || !data.offered) return null;
  const problem = change.error === null ? null : problemText(change.error);
  return (
    <Card as="section" labelledBy="learning">
      <h2 id="learning">{t('settings:learning.title')}</h2>
      {problem && <ErrorState title={problem.title}>{problem.detail}</ErrorState>}
      <Switch
        isSelected={data.agreedAt !== null}
        isDisabled={change.isPending}
        onChange={(agreed) => change.mutate({ body: { agreed } })}
        description={t('settings:learning.agree-detail')}
      >
        {t('settings:learning.agree')}
      </Switch>
    </Card>
  );
};
