import { useTranslation } from 'react-i18next';

import { Button } from '../../../design/button.js';
import { NativeSelect } from '../../../design/native-select.js';
import { RadioGroup } from '../../../design/radio-group.js';
import { Switch } from '../../../design/switch.js';
import type { Source, Wish } from './open-sources.js';
import type { Recorder, RecorderState } from './recorder.js';
import { useDevices } from './use-devices.js';
import type { WishFields } from './use-wish.js';

interface ChoosePartProps {
  readonly recorder: Recorder;
  readonly state: RecorderState;
  readonly wish: WishFields;
  readonly hasScreen: boolean;
}

const NO_SOUND = 'none';

const SourceChoice = ({ wish: { values, set } }: { wish: WishFields }) => {
  const { t } = useTranslation();
  const option = (value: Source) => ({ value, label: t(`recorder:source.${value}`) });
  // i18n-keys: recorder:source.*
  return (
    <RadioGroup<Source>
      label={t('recorder:source.label')}
      look="row"
      options={[option('camera'), option('screen'), option('both')]}
      value={values.source}
      onChange={set('source')}
    />
  );
};

const CameraChoice = ({ wish, cameras }: { wish: WishFields; cameras: readonly MediaDeviceInfo[] }) => {
  const { t } = useTranslation();
  if (cameras.length < 2 || wish.values.source === 'screen') return null;
  return (
    <NativeSelect
      label={t('recorder:device.camera')}
      name="camera"
      value={wish.values.cameraId ?? ''}
      options={[
        { value: '', label: t('recorder:device.usual') },
        ...cameras.map(({ deviceId, label }) => ({ value: deviceId, label })),
      ]}
      onChange={(id) => wish.set('cameraId')(id === '' ? null : id)}
    />
  );
};

const MicrophoneChoice = ({
  wish,
  microphones,
}: {
  wish: WishFields;
  microphones: readonly MediaDeviceInfo[];
}) => {
  const { t } = useTranslation();
  const { hasSound, microphoneId } = wish.values;
  return (
    <NativeSelect
      label={t('recorder:device.microphone')}
      name="microphone"
      value={hasSound ? (microphoneId ?? '') : NO_SOUND}
      options={[
        { value: '', label: t('recorder:device.usual') },
        ...microphones.map(({ deviceId, label }) => ({ value: deviceId, label })),
        { value: NO_SOUND, label: t('recorder:device.no-sound') },
      ]}
      onChange={(id) =>
        wish.setValues((before: Wish) => ({
          ...before,
          hasSound: id !== NO_SOUND,
          microphoneId: id === '' || id === NO_SOUND ? null : id,
        }))
      }
    />
  );
};

/** What is to be recorded, and with which devices. */
export const ChoosePart = ({ recorder, state, wish, hasScreen }: ChoosePartProps) => {
  const { t } = useTranslation();
  const devices = useDevices(state.phase);
  const isOpening = state.phase === 'opening';
  return (
    <div className="gh-stack">
      {hasScreen && <SourceChoice wish={wish} />}
      <div className="recorder-devices">
        <CameraChoice wish={wish} cameras={devices.cameras} />
        <MicrophoneChoice wish={wish} microphones={devices.microphones} />
      </div>
      <Switch
        isSelected={wish.values.isSparing}
        onChange={wish.set('isSparing')}
        description={t('recorder:sparing.help')}
      >
        {t('recorder:sparing.label')}
      </Switch>
      <div className="gh-row">
        <Button
          variant="primary"
          icon="record"
          data-focus-first
          isPending={isOpening}
          onPress={() => void recorder.start(wish.values)}
        >
          {t('recorder:action.start')}
        </Button>
        <Button isDisabled={isOpening} onPress={() => void recorder.test(wish.values)}>
          {t('recorder:action.test')}
        </Button>
      </div>
      <p className="gh-soft gh-small">{t('recorder:privacy')}</p>
    </div>
  );
};
