import { useEffect, useState } from 'react';

import type { RecorderPhase } from './recorder.js';

export interface Devices {
  readonly cameras: readonly MediaDeviceInfo[];
  readonly microphones: readonly MediaDeviceInfo[];
}

const NONE: Devices = { cameras: [], microphones: [] };

const find = async (): Promise<Devices> => {
  // Before the person has allowed anything, browsers give neither ids nor names.
  const known = (await navigator.mediaDevices.enumerateDevices()).filter(({ deviceId }) => deviceId !== '');
  return {
    cameras: known.filter(({ kind }) => kind === 'videoinput'),
    microphones: known.filter(({ kind }) => kind === 'audioinput'),
  };
};

/** Cameras and microphones as far as the browser tells: it tells more once camera and microphone were used. */
export const useDevices = (phase: RecorderPhase): Devices => {
  const [devices, setDevices] = useState(NONE);
  useEffect(() => {
    const look = (): void => void find().then(setDevices, () => undefined);
    if (phase === 'choosing') look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, [phase]);
  return devices;
};
