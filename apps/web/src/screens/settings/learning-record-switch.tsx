import { useTranslation } from 'react-i18next';

import { changeLearningRecord, readLearningRecord } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { Card } from '../../design/card.js';
import { Switch } from '../../design/switch.js';
import { FormProblem } from '../forms/form-problem.js';

/** Agrees that what I learn from is recorded, where the organisation keeps such records. */
export const LearningRecordSwitch = () => {
  const { t } = useTranslation();
  const { data } = useOperation(readLearningRecord, {});
  const change = useCommand(changeLearningRecord, { refreshes: [readLearningRecord] });
  if (data === undefined || !data.offered) return null;
  return (
    <Card as="section" labelledBy="learning">
      <h2 id="learning">{t('settings:learning.title')}</h2>
      <FormProblem problem={change.error} />
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
