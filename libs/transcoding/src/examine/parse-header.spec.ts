import { expect, it } from '@jest/globals';

import { chooseStreams } from './choose-streams.js';
import { parseHeader } from './parse-header.js';

const header = (...streams: string[]) =>
  parseHeader(
    [
      "Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:film.mp4':",
      '  Duration: 01:02:03.50, start: 0.000000, bitrate: 796 kb/s',
      ...streams.map((stream) => `  Stream #0:${stream}`),
      'At least one output file must be specified',
    ].join('\n'),
  ) ?? { seconds: null, streams: [] };

const FILM =
  '0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), none(tv, progressive), 720x576, SAR 64:45 DAR 16:9, 25 fps, 25 tbr, 15360 tbn (default)';
const VOICE = '1[0x2](eng): Audio: aac (mp4a / 0x6134706D), 48000 Hz, stereo, fltp, 69 kb/s (default)';

it('reads length, size, pixel shape, rate and rotation of a film', () => {
  const { seconds, streams } = header(
    `${FILM}\n    Side data:\n      displaymatrix: rotation of -90.00 degrees`,
    VOICE,
  );
  expect(seconds).toBe(3723.5);
  expect(streams[0]).toMatchObject({
    codec: 'h264',
    width: 720,
    height: 576,
    pixelAspect: 64 / 45,
    frameRate: 25,
    rotation: 90,
  });
});

it.each([
  ['mono', 1],
  ['stereo', 2],
  ['5.1(side)', 6],
  ['7.1', 8],
  ['12 channels', 12],
  ['quad', 4],
])('counts the channels of %s', (layout, channels) => {
  expect(header(`0: Audio: opus, 48000 Hz, ${layout}, fltp (default)`).streams[0]?.channels).toBe(channels);
});

it('answers nothing when ffmpeg could not open the file', () => {
  expect(
    parseHeader('moov atom not found\nfile:film.mp4: Invalid data found when processing input'),
  ).toBeNull();
});

it('ignores data, subtitles, covers, and a second sound that no decoder knows', () => {
  const { streams } = header(
    FILM,
    VOICE,
    '2[0x3](und): Audio: none (apac / 0x63617061), 48000 Hz, 4 channels, 374 kb/s',
    '3[0x4](und): Data: none (mebx / 0x7862656D), 0 kb/s (default)',
    '4[0x0]: Video: mjpeg, none, 90k tbr, 90k tbn (attached pic)',
    '5[0x5](cym): Subtitle: mov_text (tx3g / 0x67337874), 0 kb/s (default)',
  );
  const chosen = chooseStreams({ seconds: 1, streams });
  expect([chosen.video?.index, chosen.audio?.index]).toEqual([0, 1]);
});

it('prefers the sound that is marked as the usual one', () => {
  const other = '1(cym): Audio: aac, 48000 Hz, stereo, fltp';
  const usual = '2(eng): Audio: aac, 48000 Hz, stereo, fltp (default)';
  expect(chooseStreams(header(FILM, other, usual)).audio?.index).toBe(2);
});

it.each([
  ['a sound that no decoder knows', ['0: Audio: none (apac / 0x63617061), 48000 Hz'], 'codec-not-allowed'],
  ['only data', ['0: Data: bin_data (text / 0x74786574)'], 'nothing-to-play'],
  ['only a cover', ['0: Video: png, none, 90k tbr (attached pic)'], 'nothing-to-play'],
  ['no stream', [], 'nothing-to-play'],
  [
    'a line that a name in the file has printed',
    [FILM, `${VOICE}\n  Stream #0:0: Video: vp8, none, 320x180`],
    'broken',
  ],
])('refuses %s', (_, streams, code) => {
  expect(() => chooseStreams(header(...streams))).toThrow(expect.objectContaining({ code }));
});
