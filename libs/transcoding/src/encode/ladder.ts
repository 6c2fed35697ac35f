import type { VideoFacts } from '../media-facts.js';

/** A step of the ladder. `side` is the shorter one in pixels, so that a film held upright has the same steps. */
interface Step {
  readonly name: string;
  readonly side: number;
  /** Most kilobits a second that the picture may need. */
  readonly kilobits: number;
  readonly audioKilobits: number;
}

export interface Rung extends Step {
  readonly width: number;
  readonly height: number;
}

const STEPS: readonly Step[] = [
  { name: '240p', side: 240, kilobits: 400, audioKilobits: 64 },
  { name: '480p', side: 480, kilobits: 1200, audioKilobits: 128 },
  { name: '720p', side: 720, kilobits: 2800, audioKilobits: 128 },
  { name: '1080p', side: 1080, kilobits: 5000, audioKilobits: 128 },
];
/** A source this much larger than one step gets the next one too, in its own size: 848 x 478 is what phones send. */
const WORTHWHILE = 1.25;

/** The rungs for a picture, smallest first, at least one, none larger than the picture. */
export const rungsFor = ({ width, height }: Pick<VideoFacts, 'width' | 'height'>): Rung[] => {
  const side = Math.min(width, height);
  const steps = STEPS.filter((step, place) => {
    const below = STEPS[place - 1];
    return below === undefined || side >= step.side || side > below.side * WORTHWHILE;
  });
  return steps.map((step) => ({ ...step, ...fit({ width, height }, Math.min(1, step.side / side)) }));
};

/** Scales down to the nearest even sides, as 4:2:0 colour needs them; between two the smaller one. */
export const fit = (
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): { width: number; height: number } => ({ width: even(width, scale), height: even(height, scale) });

const even = (side: number, scale: number): number =>
  Math.max(2, Math.min(2 * Math.floor(side / 2), 2 * Math.ceil((side * scale - 1) / 2)));
