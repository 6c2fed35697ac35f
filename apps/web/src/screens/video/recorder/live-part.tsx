import { useTranslation } from 'react-i18next';

import { Button } from '../../../design/button.js';
import { clockOf } from '../clock.js';
import { LivePicture } from './live-picture.js';
import { MicrophoneLevel } from './microphone-level.js';
import type { Recorder, RecorderState } from './recorder.js';
import type { WishFields } from './use-wish.js';

interface LivePartProps {
  readonly recorder: Recorder;
  readonly state: RecorderState;
  readonly wish: WishFields;
}

const Before = ({ recorder, state: { phase }, wish }: LivePartProps) => {
  const { t } = useTranslation();
  return (
    <>
      {phase === 'ready' && (
        <Button
          variant="primary"
          icon="record"
          data-focus-first
          onPress={() => void recorder.start(wish.values)}
        >
          {t('recorder:action.start')}
        </Button>
      )}
      <Button data-focus-first={phase === 'counting' || undefined} onPress={() => recorder.cancel()}>
        {phase === 'counting' ? t('recorder:action.cancel') : t('recorder:action.back')}
      </Button>
    </>
  );
};

const During = ({ recorder, state: { phase } }: LivePartProps) => {
  const { t } = useTranslation();
  return (
    <>
      {phase === 'paused' ? (
        <Button icon="record" data-focus-first onPress={() => recorder.goOn()}>
          {t('recorder:action.go-on')}
        </Button>
      ) : (
        <Button icon="pause" data-focus-first onPress={() => recorder.pause()}>
          {t('recorder:action.pause')}
        </Button>
      )}
      <Button variant="primary" icon="stop" isPending={phase === 'closing'} onPress={() => recorder.finish()}>
        {t('recorder:action.finish')}
      </Button>
    </>
  );
};

const Status = ({ state: { phase, count, elapsedMs } }: { state: RecorderState }) => {
  const { t } = useTranslation();
  if (phase === 'ready') return t('recorder:status.ready');
  if (phase === 'counting') return t('recorder:status.counting', { seconds: count });
  const time = clockOf(elapsedMs / 1000);
  return phase === 'paused'
    ? t('recorder:status.paused', { time })
    : t('recorder:status.recording', { time });
};

/** Camera and microphone are open: to look at, or to record. */
export const LivePart = (props: LivePartProps) => {
  const { state, wish } = props;
  const { phase, stream, count } = state;
  const isBefore = phase === 'ready' || phase === 'counting';
  if (stream === null) return null;
  return (
    <div className="gh-stack" data-gap="small">
      <LivePicture stream={stream} count={phase === 'counting' ? count : 0} />
      <div className="gh-row" data-align="between">
        <p className="recorder-status" data-phase={phase}>
          <Status state={state} />
        </p>
        {wish.values.hasSound && <MicrophoneLevel stream={stream} />}
      </div>
      <div className="gh-row">{isBefore ? <Before {...props} /> : <During {...props} />}</div>
    </div>
  );
};
