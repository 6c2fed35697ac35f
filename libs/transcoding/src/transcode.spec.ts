import { mkdir, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually } from '#libs/testing';

import { examineMedia, transcode } from './index.js';
import {
  colourOf,
  decodeComplaints,
  filesBelow,
  make,
  mediaFolder,
  picture,
  probe,
  probeRendition,
  processesIn,
  QUICK,
  tone,
  transcodeFile,
  type Outcome,
  type Probed,
} from './testing/media.fixture.js';

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await mediaFolder());
});
afterAll(() => remove());

const place = (name: string): string => join(folder, name);
const streamOf = ({ streams }: Probed, kind: string) => streams.find(({ codec_type }) => codec_type === kind);
const secondsOf = ({ format }: Probed): number => Number(format.duration);
const keyTimes = ({ packets }: Probed): number[] =>
  packets
    .filter(({ codec_type, flags }) => codec_type === 'video' && flags.startsWith('K'))
    .map(({ pts_time }) => Number(pts_time));

describe('a film with sound, larger than one rung', () => {
  const SECRETS = ['Ada Lovelace', '+51.4778-000.0014', 'Secret phone'];
  let outcome: Outcome;

  beforeAll(async () => {
    const source = place('film.mp4');
    await make(
      `${picture('854x480', 60, 6)} ${tone(6)} ${QUICK} -c:a aac -metadata artist=Ada\u00a0Lovelace ` +
        `-metadata location=+51.4778-000.0014/ -metadata make=Secret\u00a0phone -movflags use_metadata_tags ${source}`,
    );
    outcome = await transcodeFile(source);
  });

  it('announces the smallest rendition and the sound before the larger rung begins', async () => {
    expect(outcome.announced.map(({ rendition }) => rendition.name)).toEqual(['240p', 'audio', '480p']);
    expect(outcome.announced[0]?.master).not.toContain('480p');
    expect(outcome.renditions.map(({ name, width, height }) => [name, width, height])).toEqual([
      ['240p', 426, 240],
      ['audio', null, null],
      ['480p', 854, 480],
    ]);
  });

  it('makes H.264 with AAC at 30 frames a second, playable without a complaint', async () => {
    for (const name of ['240p', '480p']) {
      const probed = await probeRendition(outcome.folder, name);
      const rendition = outcome.renditions.find((made) => made.name === name);
      expect(streamOf(probed, 'video')).toMatchObject({
        codec_name: 'h264',
        pix_fmt: 'yuv420p',
        r_frame_rate: '30/1',
        width: rendition?.width,
        height: rendition?.height,
      });
      expect(streamOf(probed, 'audio')).toMatchObject({ codec_name: 'aac' });
      expect(secondsOf(probed)).toBeCloseTo(6, 0);
      expect(await decodeComplaints(join(outcome.folder, name, 'index.m3u8'))).toBe('');
    }
  });

  it('begins a segment every 4 seconds with a key frame, at the same times on all rungs', async () => {
    for (const name of ['240p', '480p']) {
      const [first = 0, second, ...others] = keyTimes(await probeRendition(outcome.folder, name));
      expect(second).toBeCloseTo(first + 4, 2);
      expect(others).toEqual([]);
    }
    expect(outcome.renditions.map(({ files }) => files.length)).toEqual([4, 4, 4]);
    expect(outcome.renditions[0]?.files).toEqual([
      '240p/index.m3u8',
      '240p/init.mp4',
      '240p/00000.m4s',
      '240p/00001.m4s',
    ]);
  });

  it('writes a master playlist with rates, codecs and sizes, sound alone last', () => {
    const master = outcome.announced.at(-1)?.master ?? '';
    const lines = master.split('\n').filter((line) => line.startsWith('#EXT-X-STREAM-INF'));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /:BANDWIDTH=\d{5,6},CODECS="avc1\.64[0-9a-f]{4},mp4a\.40\.2",RESOLUTION=426x240$/,
    );
    expect(lines[1]).toMatch(
      /:BANDWIDTH=\d{5,7},CODECS="avc1\.64[0-9a-f]{4},mp4a\.40\.2",RESOLUTION=854x480$/,
    );
    expect(lines[2]).toMatch(/:BANDWIDTH=\d{5,6},CODECS="mp4a\.40\.2"$/);
    expect(master.match(/^\w+\/index\.m3u8$/gm)).toEqual([
      '240p/index.m3u8',
      '480p/index.m3u8',
      'audio/index.m3u8',
    ]);
  });

  it('draws three posters from the largest rung up to 720p, and a storyboard of a tile a second', async () => {
    expect(outcome.posters).toEqual(['poster-1.jpg', 'poster-2.jpg', 'poster-3.jpg']);
    for (const poster of outcome.posters)
      expect((await probe(join(outcome.folder, poster))).streams[0]).toMatchObject({
        codec_name: 'mjpeg',
        width: 854,
        height: 480,
      });
    expect(outcome.storyboard).toEqual({
      image: 'storyboard.jpg',
      columns: 6,
      rows: 1,
      tileWidth: 160,
      tileHeight: 90,
      secondsPerTile: 1,
    });
    expect((await probe(join(outcome.folder, 'storyboard.jpg'))).streams[0]).toMatchObject({
      width: 960,
      height: 90,
    });
  });

  it('leaves in the original who made it, where and with what (UP12)', async () => {
    const source = await filesBelow(folder);
    const original = source.find(({ path }) => path.endsWith('film.mp4'));
    const made = await filesBelow(outcome.folder);
    for (const secret of SECRETS.map((text) => text.replace(' ', '\u00a0'))) {
      expect(original?.bytes.includes(secret)).toBe(true);
      for (const { path, bytes } of made) expect([path, bytes.includes(secret)]).toEqual([path, false]);
    }
    for (const { name } of outcome.renditions) {
      const { format, streams } = await probeRendition(outcome.folder, name);
      const tags = [format, ...streams].flatMap((tagged) => Object.keys(tagged.tags ?? {}));
      const technical =
        /^(?:variant_bitrate|language|handler_name|vendor_id|encoder|\w+_brand\w*|minor_version)$/;
      expect(tags.filter((tag) => !technical.test(tag))).toEqual([]);
    }
  });

  it('reports a share that never goes back and ends with 1', () => {
    expect(outcome.shares).toEqual(outcome.shares.toSorted((a, b) => a - b));
    expect(outcome.shares.at(-1)).toBe(1);
    expect(outcome.shares.some((share) => share > 0 && share < 1)).toBe(true);
  });
});

describe('what people bring', () => {
  it('shows a film that a phone recorded upright as it was held', async () => {
    const [flat, turned] = [place('flat.mp4'), place('turned.mp4')];
    await make(
      `-f lavfi -i color=red:size=160x180:rate=10:duration=2 -f lavfi -i color=blue:size=160x180:rate=10:duration=2 ` +
        `-filter_complex hstack ${QUICK} ${flat}`,
    );
    // Against the clock, as ffmpeg counts: the left side goes down.
    await make(`-i ${flat} -c copy -metadata:s:v rotate=90 ${turned}`);
    const { facts, renditions, posters, storyboard, folder: made } = await transcodeFile(turned);
    expect(facts.video).toMatchObject({ width: 180, height: 320, rotation: 270 });
    expect(renditions[0]).toMatchObject({ name: '240p', width: 180, height: 320 });
    const probed = await probeRendition(made, '240p');
    expect(streamOf(probed, 'video')).toMatchObject({ width: 180, height: 320 });
    expect(streamOf(probed, 'video')?.side_data_list ?? []).toEqual([]);
    const poster = join(made, posters[0] ?? '');
    const [top, bottom] = [await colourOf(poster, '100:40:40:20'), await colourOf(poster, '100:40:40:260')];
    expect(top[2]).toBeGreaterThan(200);
    expect(bottom[0]).toBeGreaterThan(200);
    expect(storyboard).toMatchObject({ tileWidth: 90, tileHeight: 160 });
  });

  it('gives a film of varying rate a constant one, with its length kept', async () => {
    const source = place('varying.mp4');
    await make(
      `${picture('320x180', 60, 3)} -vf select=lt(n\\,60)+not(mod(n\\,7)) -vsync vfr ${QUICK} ${source}`,
    );
    const { folder: made } = await transcodeFile(source);
    const probed = await probeRendition(made, '240p');
    expect(streamOf(probed, 'video')?.r_frame_rate).toBe('30/1');
    expect(secondsOf(probed)).toBeCloseTo(3, 0);
    expect(probed.packets.length).toBeGreaterThan(84);
    expect(probed.packets.length).toBeLessThan(94);
  });

  it('makes a film without sound into renditions without sound', async () => {
    const source = place('silent.mov');
    await make(`${picture()} ${QUICK} ${source}`);
    const { facts, renditions, folder: made } = await transcodeFile(source);
    expect(facts).toMatchObject({ container: 'mov', audio: null });
    expect(renditions.map(({ name }) => name)).toEqual(['240p']);
    expect(renditions[0]?.codecs).toMatch(/^avc1\.64[0-9a-f]{4}$/);
    expect((await probeRendition(made, '240p')).streams).toHaveLength(1);
  });

  it('makes sound alone, cover or not, into the sound rendition', async () => {
    const [cover, source] = [place('cover.png'), place('talk.mp3')];
    await make(`${picture()} -frames:v 1 ${cover}`);
    await make(
      `${tone()} -i ${cover} -map 0 -map 1 -c:a libmp3lame -c:v mjpeg -disposition:v attached_pic ${source}`,
    );
    const { facts, renditions, posters, storyboard, announced } = await transcodeFile(source);
    expect(facts).toMatchObject({ container: 'mp3', video: null, audio: { codec: 'mp3', channels: 1 } });
    expect(renditions.map(({ name, kind, codecs }) => [name, kind, codecs])).toEqual([
      ['audio', 'audio', 'mp4a.40.2'],
    ]);
    expect(announced).toHaveLength(1);
    expect([posters, storyboard]).toEqual([[], null]);
  });

  it('makes 10-bit HEVC of odd size with six channels into what every browser plays', async () => {
    const source = place('rich.mkv');
    await make(
      `-f lavfi -i testsrc=size=321x181:rate=25:duration=2 ${tone()} -c:v libx265 -preset ultrafast -x265-params log-level=none ` +
        `-pix_fmt yuv444p10le -c:a libopus -ac 6 ${source}`,
    );
    const { facts, folder: made } = await transcodeFile(source);
    expect(facts).toMatchObject({
      container: 'matroska',
      video: { codec: 'hevc', width: 321, height: 181, frameRate: 25 },
      audio: { codec: 'opus', channels: 6 },
    });
    const probed = await probeRendition(made, '240p');
    expect(streamOf(probed, 'video')).toMatchObject({
      codec_name: 'h264',
      pix_fmt: 'yuv420p',
      width: 320,
      height: 180,
      r_frame_rate: '25/1',
    });
    expect(streamOf(probed, 'audio')).toMatchObject({ codec_name: 'aac', channels: 2 });
  });

  it('finds the length of a recording whose container does not say', async () => {
    const [known, source] = [place('known.webm'), place('recorded.webm')];
    await make(`${picture()} ${tone()} -c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus ${known}`);
    await make(`-i ${known} -c copy -f webm -live 1 ${source}`);
    expect((await probe(source)).format.duration).toBeUndefined();
    const { facts, renditions } = await transcodeFile(source);
    expect(facts).toMatchObject({ container: 'webm', video: { codec: 'vp8' }, audio: { codec: 'opus' } });
    expect(facts.durationMs / 1000).toBeCloseTo(2, 0);
    expect(renditions.map(({ name }) => name)).toEqual(['240p', 'audio']);
  });

  it('lets subtitles be, takes AV1 and VP9, FLAC and PCM', async () => {
    const [words, source, sound] = [place('words.srt'), place('words.mkv'), place('talk.wav')];
    await writeFile(words, '1\n00:00:00,000 --> 00:00:01,000\nHello\n');
    await make(
      `${picture('160x90', 10)} ${tone()} -i ${words} -map 0 -map 1 -map 2 -c:v libvpx-vp9 -speed 8 -c:a flac -c:s srt ${source}`,
    );
    await make(`${tone()} -c:a pcm_s24le ${sound}`);
    const film = await transcodeFile(source);
    expect(film.facts).toMatchObject({ video: { codec: 'vp9' }, audio: { codec: 'flac' } });
    expect((await probeRendition(film.folder, '240p')).streams).toHaveLength(2);
    expect(await examineMedia(sound)).toMatchObject({
      container: 'wav',
      audio: { codec: 'pcm_s24le', channels: 1 },
    });
    const av1 = place('av1.mp4');
    await make(`${picture('160x90', 10, 1)} -c:v libaom-av1 -cpu-used 8 -usage realtime ${av1}`);
    expect((await transcodeFile(av1)).facts).toMatchObject({ container: 'mp4', video: { codec: 'av1' } });
  });

  it('keeps sound that begins late in step with the picture', async () => {
    const source = place('late.mkv');
    await make(
      `${picture('160x90', 10, 3)} -itsoffset 1 ${tone(2)} -map 0 -map 1 ${QUICK} -c:a aac ${source}`,
    );
    const { folder: made } = await transcodeFile(source);
    const probed = await probeRendition(made, '240p');
    const [film = 0, sound = Infinity] = ['video', 'audio'].map((kind) =>
      Math.min(
        ...probed.packets
          .filter(({ codec_type }) => codec_type === kind)
          .map(({ pts_time }) => Number(pts_time)),
      ),
    );
    expect(Math.abs(film - sound)).toBeLessThan(0.15);
    expect(secondsOf(probed)).toBeCloseTo(3, 0);
  });

  it('plays a film of a single picture', async () => {
    const source = place('single.mp4');
    await make(`${picture('160x90', 10, 1)} -frames:v 1 ${QUICK} ${source}`);
    const { renditions, posters } = await transcodeFile(source);
    expect(renditions).toHaveLength(1);
    expect(posters).toHaveLength(3);
  });

  it('plays what is there of a film that was cut off, and refuses one whose index is lost', async () => {
    const [cut, lost] = [place('cut.mp4'), place('lost.mp4')];
    await make(`${picture('320x180', 30, 4)} ${QUICK} -movflags +faststart ${cut}`);
    await make(`${picture()} ${QUICK} ${lost}`);
    for (const file of [cut, lost]) await truncate(file, Math.floor((await stat(file)).size / 2));
    const { folder: made } = await transcodeFile(cut);
    const seconds = secondsOf(await probeRendition(made, '240p'));
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThan(3.5);
    await expect(examineMedia(lost)).rejects.toMatchObject({ code: 'broken' });
  });
});

describe('an end from outside', () => {
  it('stops at once when it is aborted, with the reason given and no process left', async () => {
    const [source, made] = [place('long.mp4'), place('long.out')];
    await make(`${picture('320x180', 30, 60)} ${QUICK} ${source}`);
    const facts = await examineMedia(source);
    await mkdir(made);
    const abort = new AbortController();
    const ended = transcode(source, facts, made, {
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('the worker goes')),
    });
    await expect(ended).rejects.toThrow('the worker goes');
    expect(await processesIn(made)).toEqual([]);
    expect(await readdir(made)).toEqual(['240p']);
  });

  it('ends only when what was handed over is dealt with, also when it is aborted meanwhile', async () => {
    const [source, made] = [place('two-passes.mp4'), place('handed.out')];
    await make(`${picture('640x360', 30, 30)} ${QUICK} ${source}`);
    await mkdir(made);
    const stop = new AbortController();
    let isDealtWith = false;
    const ended = transcode(source, await examineMedia(source), made, {
      signal: stop.signal,
      onRendition: async () => {
        // The next pass is under way.
        await eventually(async () => expect(await processesIn(made)).not.toEqual([]));
        stop.abort(new Error('enough'));
        await eventually(async () => expect(await processesIn(made)).toEqual([]));
        isDealtWith = true;
      },
    });
    await expect(ended).rejects.toThrow('enough');
    expect(isDealtWith).toBe(true);
  });

  it('ends with an ordinary error, good for another attempt, when somebody kills ffmpeg (FI3, FI20)', async () => {
    const [source, made] = [place('long.mp4'), place('killed.out')];
    await mkdir(made);
    const ended = transcode(source, await examineMedia(source), made, {
      onProgress: () =>
        void processesIn(made)
          .then((ids) => ids.forEach((id) => process.kill(id, 'SIGKILL')))
          // One that was killed a moment ago is not there any more.
          .catch(() => undefined),
    });
    await expect(ended).rejects.toMatchObject({ name: 'Error', message: 'ffmpeg was ended by SIGKILL' });
  });
});
