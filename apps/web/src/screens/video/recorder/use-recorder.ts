import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../../app/session.js';
import { announce } from '../../../shell/announcer.js';
import { useTimeWords } from '../use-time-words.js';
import { COUNTDOWN_SECONDS, Recorder, type RecorderPhase, type RecorderState } from './recorder.js';

/** What is said when a phase begins, for those who do not see it. */
const useSaying = (state: RecorderState): void => {
  const { t } = useTranslation();
  const inWords = useTimeWords();
  const say = useEffectEvent((phase: RecorderPhase) => {
    const length = inWords((state.recording?.durationMs ?? state.elapsedMs) / 1000);
    const sentences: Partial<Record<RecorderPhase, string>> = {
      ready: t('recorder:said.ready'),
      counting: t('recorder:said.countdown', { seconds: COUNTDOWN_SECONDS }),
      recording: t('recorder:said.recording'),
      paused: t('recorder:said.paused', { length }),
      review: t('recorder:said.review', { length }),
    };
    announce(sentences[phase] ?? '');
  });
  useEffect(() => say(state.phase), [state.phase]);
};

/** The recorder of this page, which lets camera and microphone go when the page is left. */
export const useRecorder = () => {
  const personId = useMe()?.person.id ?? '';
  const [recorder] = useState(() => new Recorder(personId));
  const state = useSyncExternalStore(recorder.subscribe, recorder.current, recorder.current);
  useSaying(state);
  useEffect(() => () => recorder.leave(), [recorder]);
  return { recorder, state, personId };
};
