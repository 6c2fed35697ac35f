import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { factsOfExcerpt, type MediaFacts } from './index.js';
import {
  colourOf,
  make,
  mediaFolder,
  probeRendition,
  QUICK,
  transcodeFile,
  type Probed,
} from './testing/media.fixture.js';

const COLOURS = ['red', 'lime', 'blue'];
/** How long each colour is shown, in seconds. */
const EACH = 2;

const spanOf = ({ packets }: Probed, kind: string): number[] => {
  const times = packets
    .filter(({ codec_type }) => codec_type === kind)
    .map(({ pts_time }) => Number(pts_time));
  return [Math.min(...times), Math.max(...times)];
};

describe('an excerpt of a film', () => {
  let folder: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    ({ folder, remove } = await mediaFolder());
    const inputs = COLOURS.map(
      (colour) => `-f lavfi -i color=${colour}:size=320x180:rate=25:duration=${EACH}`,
    ).join(' ');
    await make(
      `${inputs} -f lavfi -i sine=duration=${EACH * COLOURS.length} -filter_complex [0][1][2]concat=n=3[v] ` +
        `-map [v] -map 3 -g 1000 ${QUICK} -c:a aac ${join(folder, 'three.mp4')}`,
    );
    // Live, a file has neither a length nor places to jump to, like those that browsers record.
    await make(
      `-i ${join(folder, 'three.mp4')} -c:v libvpx -deadline realtime -cpu-used 8 -g 1000 -c:a libopus ` +
        `-f webm -live 1 ${join(folder, 'three.webm')}`,
    );
  });
  afterAll(() => remove());

  it.each(['three.mp4', 'three.webm'])('holds the wanted stretch of %s and nothing else', async (name) => {
    const {
      folder: made,
      renditions,
      posters,
    } = await transcodeFile(join(folder, name), {
      startMs: 2100,
      endMs: 3900,
    });
    expect(renditions.map(({ name: rendition }) => rendition)).toEqual(['240p', 'audio']);
    for (const rendition of ['240p', 'audio']) {
      const probed = await probeRendition(made, rendition);
      const [first = -1, last = -1] = spanOf(probed, rendition === 'audio' ? 'audio' : 'video');
      expect(Math.abs(first)).toBeLessThan(0.1);
      expect(Math.abs(last - 1.8)).toBeLessThan(0.1);
    }
    for (const poster of posters) {
      const [red = 255, green = 0, blue = 255] = await colourOf(join(made, poster), '320:180:0:0');
      expect(green).toBeGreaterThan(200);
      expect(Math.max(red, blue)).toBeLessThan(60);
    }
    expect(posters).toHaveLength(3);
  });

  it('goes to the end where none is named or the film is shorter, and is refused where nothing is left', () => {
    const film: MediaFacts = { container: 'mp4', durationMs: 6000, video: null, audio: null };
    expect(factsOfExcerpt(film, null)).toBe(film);
    expect(factsOfExcerpt(film, { startMs: 1500, endMs: null }).durationMs).toBe(4500);
    expect(factsOfExcerpt(film, { startMs: 1500, endMs: 9000 }).durationMs).toBe(4500);
    expect(factsOfExcerpt(film, { startMs: 0, endMs: 1000 }).durationMs).toBe(1000);
    for (const startMs of [5990, 6000, 60_000])
      expect(() => factsOfExcerpt(film, { startMs, endMs: null })).toThrow(
        expect.objectContaining({ code: 'nothing-to-play' }),
      );
  });
});
