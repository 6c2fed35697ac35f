import { useTranslation } from 'react-i18next';

import { changeTies, readTies } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { Card } from '../../design/card.js';
import { Switch } from '../../design/switch.js';
import { FormProblem } from '../forms/form-problem.js';

/** Whether others may follow me. */
export const FollowersSwitch = () => {
  const { t } = useTranslation();
  const { data } = useOperation(readTies);
  const change = useCommand(changeTies, { refreshes: [readTies] });
  if (data === undefined) return null;
  return (
    <Card as="section" labelledBy="settings-followers">
      <h2 id="settings-followers">{t('settings:followers.title')}</h2>
      <FormProblem problem={change.error} />
      <Switch
        isSelected={data.acceptsFollowers}
        isDisabled={change.isPending}
        onChange={(acceptsFollowers) => change.mutate({ body: { acceptsFollowers } })}
        description={t('settings:followers.accept-detail')}
      >
        {t('settings:followers.accept')}
      </Switch>
    </Card>
  );
};
