import { createContext, use } from 'react';

/** The video of the page, for words that speak of its moments. */
export interface VideoTimes {
  /** Seconds; 0 as long as nobody knows. */
  readonly duration: number;
  readonly seek: (seconds: number) => void;
}

const Context = createContext<VideoTimes | null>(null);

export const VideoTimesProvider = Context;

/** The video that this part of the page is about, or null. */
export const useVideoTimes = (): VideoTimes | null => use(Context);
