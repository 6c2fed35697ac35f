import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import {
  decodeComplaints,
  make,
  mediaFolder,
  picture,
  probe,
  probeRendition,
  QUICK,
  tone,
  transcodeFile,
} from './testing/media.fixture.js';

const MINUTES = 20;
const SECONDS = MINUTES * 60;

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await mediaFolder());
});
afterAll(() => remove());

it('makes a lecture of 20 minutes into whole renditions, picture and sound in step to the end', async () => {
  const source = join(folder, 'lecture.mp4');
  const minute = join(folder, 'minute.mp4');
  await make(`${picture('320x180', 10, 60)} ${tone(60)} ${QUICK} -c:a aac ${minute}`);
  await make(`-stream_loop ${MINUTES - 1} -i ${minute} -c copy -t ${SECONDS} ${source}`);
  const { renditions, storyboard, announced, folder: made } = await transcodeFile(source);
  expect(announced.map(({ rendition }) => rendition.name)).toEqual(['240p', 'audio']);
  for (const { name, kind, files } of renditions) {
    // The last frame of sound reaches a little further than the picture, into a segment of its own.
    expect(Math.floor((files.length - 2) / 2) * 2).toBe(SECONDS / 4);
    const { packets } = await probeRendition(made, name);
    const ends = (kind === 'video' ? ['video', 'audio'] : ['audio']).map((type) =>
      packets
        .filter(({ codec_type }) => codec_type === type)
        .reduce((last, { pts_time }) => Math.max(last, Number(pts_time)), 0),
    );
    for (const end of ends) expect(Math.abs(end - SECONDS)).toBeLessThan(1);
    const keys = packets.filter(({ codec_type, flags }) => codec_type === 'video' && flags.startsWith('K'));
    expect(keys).toHaveLength(kind === 'video' ? SECONDS / 4 : 0);
  }
  expect(await decodeComplaints(join(made, '240p', 'index.m3u8'))).toBe('');
  expect(storyboard).toMatchObject({ columns: 10, rows: 10 });
  expect(Math.abs((storyboard?.secondsPerTile ?? 0) - SECONDS / 100)).toBeLessThanOrEqual(1);
  expect((await probe(join(made, 'storyboard.jpg'))).streams[0]).toMatchObject({ width: 1600, height: 900 });
});
