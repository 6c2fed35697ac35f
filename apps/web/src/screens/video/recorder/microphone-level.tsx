import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../../shell/announcer.js';
import { listenToLevel } from './listen-to-level.js';
import { SoundJudge, type Hearing } from './sound-judge.js';

/** How loud the microphone is, and whether it works at all, in words too. */
const useHearing = (stream: MediaStream) => {
  const { t } = useTranslation();
  const meter = useRef<HTMLMeterElement>(null);
  const [hearing, setHearing] = useState<Hearing>('waiting');
  const say = useEffectEvent((now: Hearing) => {
    if (now === 'heard') announce(t('recorder:level.heard'));
    if (now === 'silent') announce(t('recorder:level.silent'));
  });
  useEffect(() => {
    const judge = new SoundJudge(performance.now());
    return listenToLevel(stream, (loudness) => {
      if (meter.current !== null) meter.current.value = loudness;
      setHearing(judge.add(loudness, performance.now()));
    });
  }, [stream]);
  useEffect(() => say(hearing), [hearing]);
  return { meter, hearing };
};

/** Shows that the microphone hears something. */
export const MicrophoneLevel = ({ stream }: { stream: MediaStream }) => {
  const { t } = useTranslation();
  const { meter, hearing } = useHearing(stream);
  // i18n-keys: recorder:level.*
  return (
    <div className="recorder-level">
      <meter ref={meter} aria-label={t('recorder:level.label')} min={0} max={1} value={0} />
      <span className="gh-soft gh-small">{t(`recorder:level.${hearing}`)}</span>
    </div>
  );
};
