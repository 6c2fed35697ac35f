/** Whether a microphone hears anything: not known yet, it does, or it has been silent for a while. */
export type Hearing = 'waiting' | 'heard' | 'silent';

/** From 0 to 1; a quiet room stays below. */
const AUDIBLE = 0.3;
const SILENT_AFTER = 4000;
const LOWEST_DECIBELS = -60;

/** How loud samples between -1 and 1 are, from 0 for silence to 1 for the loudest there is. */
export const loudnessOf = (samples: Float32Array): number => {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, 1 - (10 * Math.log10(power)) / LOWEST_DECIBELS));
};

/** Says whether a microphone works, from how loud it was lately. */
export class SoundJudge {
  private heardAt: number | null = null;
  private readonly beganAt: number;

  constructor(now: number) {
    this.beganAt = now;
  }

  /** `now` in milliseconds, never backwards. */
  add(loudness: number, now: number): Hearing {
    if (loudness >= AUDIBLE) this.heardAt = now;
    if (now - (this.heardAt ?? this.beganAt) >= SILENT_AFTER) return 'silent';
    return this.heardAt === null ? 'waiting' : 'heard';
  }
}
