import { fit } from '../encode/ladder.js';
import type { VideoFacts } from '../media-facts.js';
import type { Storyboard } from '../renditions.js';

const MOST_TILES = 100;
const COLUMNS = 10;
/** Longer side in pixels. */
const TILE_SIDE = 160;

/** A tile for every second, or for as many as make a hundred tiles of a longer film. */
export const planStoryboard = (video: VideoFacts, durationMs: number): Storyboard => {
  const seconds = durationMs / 1000;
  const secondsPerTile = Math.max(1, Math.ceil(seconds / MOST_TILES));
  const tiles = Math.max(1, Math.ceil(seconds / secondsPerTile));
  const columns = Math.min(COLUMNS, tiles);
  const tile = fit(video, Math.min(1, TILE_SIDE / Math.max(video.width, video.height)));
  return {
    image: 'storyboard.jpg',
    columns,
    rows: Math.ceil(tiles / columns),
    tileWidth: tile.width,
    tileHeight: tile.height,
    secondsPerTile,
  };
};
