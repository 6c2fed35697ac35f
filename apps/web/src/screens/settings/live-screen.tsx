import { useTranslation } from 'react-i18next';

import type { Preferences } from '#libs/contracts';

import { Card } from '../../design/card.js';
import { Switch } from '../../design/switch.js';
import { FormProblem } from '../forms/form-problem.js';
import { LearningRecordSwitch } from './learning-record-switch.js';
import { SettingsFrame } from './settings-frame.js';
import { useSavePreference } from './use-save-preference.js';
import { WatchSettings } from './watch-settings.js';

// i18n-keys: settings:live.*
const CHOICES = ['showPresence', 'showTyping', 'showViewing', 'liveAnnouncements', 'shortcutsOn'] as const;

const LiveSwitches = ({ preferences }: { preferences: Preferences }) => {
  const { t } = useTranslation();
  const { change, problem } = useSavePreference(preferences);
  return (
    <>
      <FormProblem problem={problem} />
      <Card>
        {CHOICES.map((name) => (
          <Switch
            key={name}
            isSelected={preferences[name]}
            onChange={(value) => change({ [name]: value })}
            description={t(`settings:live.${name}-detail`)}
          >
            {t(`settings:live.${name}`)}
          </Switch>
        ))}
      </Card>
      <LearningRecordSwitch />
    </>
  );
};

/** What others see of one's doing, and how the page behaves while things happen. */
export const LiveSettings = () => {
  const { t } = useTranslation();
  return (
    <SettingsFrame section="live" lead={t('settings:live.lead')}>
      {(me) => (
        <>
          <LiveSwitches preferences={me.preferences} />
          <WatchSettings />
        </>
      )}
    </SettingsFrame>
  );
};
