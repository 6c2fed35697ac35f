import { useTranslation } from 'react-i18next';

import { updatePreferences, type Preferences } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useSetMe } from '../../app/session.js';
import { Card } from '../../design/card.js';
import { Switch } from '../../design/switch.js';
import { FormProblem } from '../forms/form-problem.js';

/** Whether somebody is suggested to those who ask a question. */
export const MayBeAsked = ({ preferences }: { preferences: Preferences }) => {
  const { t } = useTranslation();
  const setMe = useSetMe();
  const keep = (chosen: Preferences): void => setMe((me) => ({ ...me, preferences: chosen }));
  const save = useCommand(updatePreferences, {
    onDone: keep,
    // The switch goes back to what the account still says.
    onFailed: () => keep(preferences),
  });
  const change = (mayBeAsked: boolean): void => {
    keep({ ...preferences, mayBeAsked });
    save.mutate({ body: { mayBeAsked } });
  };
  return (
    <Card>
      <FormProblem problem={save.error} />
      <Switch
        isSelected={preferences.mayBeAsked}
        onChange={change}
        description={t('skills:ask.setting-detail')}
      >
        {t('skills:ask.setting')}
      </Switch>
    </Card>
  );
};
