import { useFields } from '../../forms/use-fields.js';
import type { Wish } from './open-sources.js';

/** Whether the person has asked their browser to use little data. */
const wantsToSpare = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** What somebody wants to record. */
export const useWish = () =>
  useFields<Wish>({
    source: 'camera',
    cameraId: null,
    microphoneId: null,
    hasSound: true,
    isSparing: wantsToSpare(),
  });

export type WishFields = ReturnType<typeof useWish>;
