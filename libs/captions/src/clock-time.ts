import { CAPTION_LIMITS } from './cue.js';

/** `mm:ss.ttt` or `hh:mm:ss.ttt`; SubRip writes a comma, and some programs fewer digits. */
const TIME = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})$/;

/** Milliseconds of a time as it stands in WebVTT or SubRip, `null` when it is none. */
export const readClockTime = (words: string): number | null => {
  const [whole, hours = '0', minutes = '', seconds = '', fraction = ''] = TIME.exec(words) ?? [];
  if (whole === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null;
  if (Number(hours) >= CAPTION_LIMITS.hours) return null;
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  );
};

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** A time as WebVTT writes it, always with hours (WebVTT section 4.1, "WebVTT timestamp"). */
export const writeClockTime = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((part) => padded(part, 2)).join(':')}.${padded(milliseconds % 1000, 3)}`;
};
