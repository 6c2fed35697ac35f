import type { Storyboard } from '../renditions.js';
import type { Rung } from './ladder.js';
import type { Pass } from './passes.js';

/** Labels of the graph's outputs, for `-map`. */
export const pictureLabel = (rung: Rung): string => `[v${rung.name}]`;
export const STORYBOARD_LABEL = '[storyboard]';

/**
 * The graph that turns one film into the pictures of a pass. It begins at time 0 with a constant rate, so that all rungs
 * hold the same frames; each rung is drawn from the next larger one, and the storyboard from the smallest.
 */
export const filterGraph = ({ rungs, storyboard }: Pass, video: number, rate: string): string => {
  const largestFirst = rungs.toReversed();
  const chains = largestFirst.map((rung, place) => {
    const smaller = largestFirst[place + 1];
    const from = place === 0 ? `[0:${video}]fps=${rate}:start_time=0,` : `[to${rung.name}]`;
    const next = smaller === undefined ? storyboard && '[tiles]' : `[to${smaller.name}]`;
    const branch = next === null ? pictureLabel(rung) : `,split=2${pictureLabel(rung)}${next}`;
    return `${from}${scaled(rung)}${branch}`;
  });
  return [...chains, ...(storyboard === null ? [] : [tiled(storyboard)])].join(';');
};

/** Square pixels, 8 bits, video levels: what every player shows. */
const scaled = ({ width, height }: Rung): string =>
  `scale=${width}:${height}:flags=bicubic:out_range=tv,setsar=1,format=yuv420p`;

const tiled = ({ columns, rows, tileWidth, tileHeight, secondsPerTile }: Storyboard): string =>
  `[tiles]fps=1/${secondsPerTile},scale=${tileWidth}:${tileHeight}:out_range=pc,format=yuvj420p,` +
  `tile=${columns}x${rows}${STORYBOARD_LABEL}`;
