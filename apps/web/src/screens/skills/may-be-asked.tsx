import { useTranslation } from 'react-i18next';

import type { Preferences } from '#libs/contracts';

import { Card } from '../../design/card.js';
import { Switch } from '../../design/switch.js';
import { FormProblem } from '../forms/form-problem.js';
import { useSavePreference } from '../settings/use-save-preference.js';

/** Whether somebody is suggested to those who ask a question. */
export const MayBeAsked = ({ preferences }: { preferences: Preferences }) => {
  const { t } = useTranslation();
  const { change, problem } = useSavePreference(preferences);
  return (
    <Card>
      <FormProblem problem={problem} />
      <Switch
        isSelected={preferences.mayBeAsked}
        onChange={(mayBeAsked) => change({ mayBeAsked })}
        description={t('skills:ask.setting-detail')}
      >
        {t('skills:ask.setting')}
      </Switch>
    </Card>
  );
};
