import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { examineMedia, transcode, type MediaFacts } from './index.js';
import { filesBelow, make, mediaFolder, picture, QUICK, tone } from './testing/media.fixture.js';

let folder: string;
let remove: () => Promise<void>;
let canary: Server;
let contacts: string[];
let address: string;
beforeAll(async () => {
  ({ folder, remove } = await mediaFolder());
  canary = createServer((request, response) => {
    contacts.push(request.url ?? '');
    response.end('canary');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
});
beforeEach(() => {
  contacts = [];
});
afterAll(async () => {
  await new Promise((resolve) => canary.close(resolve));
  await remove();
});

const place = (name: string): string => join(folder, name);
const CANARY_TEXT = 'the canary must never be read';
const FACTS: MediaFacts = {
  container: 'mp4',
  durationMs: 2000,
  video: { codec: 'h264', width: 320, height: 180, rotation: 0, frameRate: 30 },
  audio: null,
};

/** Container and streams are judged again right before they are decoded, whatever the facts say. */
const bothRefuse = async (file: string, code: string): Promise<void> => {
  await expect(examineMedia(file)).rejects.toMatchObject({ name: 'MediaRefused', code });
  const made = `${file}.out`;
  await mkdir(made);
  await expect(transcode(file, FACTS, made)).rejects.toMatchObject({ name: 'MediaRefused', code });
  expect(await readdir(made)).toEqual([]);
};

describe('playlists and scripts (UP5)', () => {
  const scripts = (file: string): Record<string, string> => ({
    'hls playlist': `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${address}/a.ts\n#EXTINF:1,\nfile://${file}\n#EXT-X-ENDLIST\n`,
    'hls concat': `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\nconcat:${address}/h.m3u8|file://${file}\n#EXT-X-ENDLIST\n`,
    'concat script': `ffconcat version 1.0\nfile '${file}'\nfile '${address}/b.mp4'\n`,
    'dash manifest': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>${address}/</BaseURL></MPD>`,
    'session description': `v=0\nc=IN IP4 127.0.0.1\nm=video ${address.split(':')[2]} RTP/AVP 96\n`,
    smil: `<smil><body><video src="${address}/c.mp4"/></body></smil>`,
  });

  it('are refused bare, whatever they are called, without opening what they name', async () => {
    const secret = place('canary.txt');
    await writeFile(secret, CANARY_TEXT);
    for (const [name, script] of Object.entries(scripts(secret)))
      for (const extension of ['mp4', 'webm', 'mkv', 'mp3', 'm3u8', 'avi']) {
        const file = place(`${name.replaceAll(' ', '-')}.${extension}`);
        await writeFile(file, script);
        await bothRefuse(file, 'unknown-container');
      }
    expect(contacts).toEqual([]);
  });

  it('are refused inside an AVI subtitle block', async () => {
    const [film, file] = [place('film.avi'), place('subtitled.avi')];
    await make(`${picture()} -c:v mpeg4 ${film}`);
    const bytes = await readFile(film);
    const playlist = Buffer.from(scripts(place('canary.txt'))['hls playlist'] ?? '');
    // A GAB2 block is what AVI calls a subtitle file inside a stream.
    const block = Buffer.concat([Buffer.from('GAB2\0\x02\0'), Buffer.alloc(10), playlist]);
    const at = bytes.indexOf('movi') + 4;
    const chunk = Buffer.concat([Buffer.from('01tx'), sizeOf(block), block, Buffer.alloc(block.length % 2)]);
    await writeFile(file, Buffer.concat([bytes.subarray(0, at), chunk, bytes.subarray(at)]));
    await bothRefuse(film, 'unknown-container');
    await bothRefuse(file, 'unknown-container');
    expect(contacts).toEqual([]);
  });

  it('lead nowhere behind the first bytes of an allowed container', async () => {
    const playlist = Buffer.from(scripts(place('canary.txt'))['hls playlist'] ?? '');
    const heads = {
      mp4: Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('ftypisom\0\0\0\0isom')]),
      webm: Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84, ...Buffer.from('webm')]),
      ogg: Buffer.from('OggS\0'),
      wav: Buffer.from('RIFF\xff\xff\xff\x7fWAVE', 'latin1'),
      mp3: Buffer.concat([frame(), frame()]),
    };
    for (const [extension, head] of Object.entries(heads)) {
      const file = place(`head.${extension}`);
      await writeFile(file, Buffer.concat([head, Buffer.from('\n'), playlist]));
      const outcome = await examineMedia(file).catch((error: unknown) => error);
      // A second of broken sound is sound; everything else is broken.
      if (extension !== 'mp3') expect(outcome).toMatchObject({ name: 'MediaRefused' });
    }
    expect(contacts).toEqual([]);
  });

  it('lead nowhere as the outside data of an MP4', async () => {
    const [film, file, secret] = [place('inside.mp4'), place('outside.mp4'), place('canary.txt')];
    await make(`${picture()} ${QUICK} ${film}`);
    await writeFile(secret, CANARY_TEXT);
    const bytes = await readFile(film);
    // The data reference says "in this file" by a flag; without it and with an address it points elsewhere.
    const at = bytes.indexOf('url \0\0\0\x01');
    bytes.writeUInt32BE(0, at + 4);
    await writeFile(file, bytes);
    const facts = await examineMedia(file);
    const made = place('outside.out');
    await mkdir(made);
    await transcode(file, facts, made).catch(() => undefined);
    for (const { bytes } of await filesBelow(made)) expect(bytes.includes(CANARY_TEXT)).toBe(false);
    expect(contacts).toEqual([]);
  });
});

describe('streams that are not on the list (UP10)', () => {
  it.each([
    ['mpeg4 in MP4', 'mpeg4.mp4', `-c:v mpeg4 -an`],
    ['AC-3 beside H.264 in MP4', 'ac3.mp4', `${QUICK} -c:a ac3`],
    ['MPEG-2 in Matroska', 'mpeg2.mkv', `-c:v mpeg2video -an`],
    ['Theora in Ogg', 'theora.ogg', `-c:v libtheora -an`],
    ['MJPEG in QuickTime', 'mjpeg.mov', `-c:v mjpeg -an`],
    ['Speex in Ogg', 'speex.ogg', `-vn -c:a libspeex`],
    ['ADPCM in WAV', 'adpcm.wav', `-vn -c:a adpcm_ms`],
  ])('%s is refused', async (_, name, codecs) => {
    await make(`${picture('160x90', 10, 1)} ${tone(1)} ${codecs} ${place(name)}`);
    await bothRefuse(place(name), 'codec-not-allowed');
  });

  it('a second film behind the first is refused', async () => {
    for (const name of ['hidden.mp4', 'hidden.mkv']) {
      const inputs = `${picture('160x90', 10, 1)} ${picture('64x64', 10, 1)} -map 0 -map 1`;
      await make(`${inputs} ${QUICK} -disposition:v:1 0 ${place(name)}`);
      await bothRefuse(place(name), 'too-many-streams');
    }
  });

  it('more streams than a film has are refused, however many', async () => {
    const [sound, many, endless] = [place('one.mka'), place('many.mkv'), place('endless.mp4')];
    await make(`${tone(1)} -c:a libmp3lame ${sound}`);
    await make(`-i ${sound} ${'-map 0 '.repeat(100)}-c copy ${many}`);
    await bothRefuse(many, 'too-many-streams');
    await make(`${tone(1)} -c:a aac ${place('track.mp4')}`);
    await writeFile(endless, withTracks(await readFile(place('track.mp4')), 20_000));
    await bothRefuse(endless, 'too-many-streams');
  });
});

describe('pictures that are too large (UP6)', () => {
  it('are refused by the size that the container declares', async () => {
    const [film, file] = [place('small.mp4'), place('huge.mp4')];
    await make(`${picture('160x90', 10, 1)} ${QUICK} ${film}`);
    const bytes = await readFile(film);
    const size = bytes.indexOf('avc1', bytes.indexOf('stsd')) + 28;
    bytes.writeUInt16BE(50_000, size);
    bytes.writeUInt16BE(50_000, size + 2);
    await writeFile(file, bytes);
    await expect(examineMedia(file)).rejects.toMatchObject({ code: 'too-large-picture' });
    await make(`${picture('3842x16', 1, 1)} ${QUICK} ${place('wide.mp4')}`);
    await expect(examineMedia(place('wide.mp4'))).rejects.toMatchObject({ code: 'too-large-picture' });
  });

  it('cannot be decoded where only the stream says so, and are no reason to run out of memory', async () => {
    const [film, file] = [place('small.webm'), place('lying.webm')];
    await make(`${picture('160x90', 10, 1)} -c:v libvpx -deadline realtime -cpu-used 8 -g 1 ${film}`);
    const bytes = await readFile(film);
    // Start code of a VP8 key frame, after which two times 14 bits give the size (RFC 6386, 9.1).
    const start = Buffer.from([0x9d, 0x01, 0x2a]);
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
      bytes.writeUInt16LE(16_383, at + 3);
      bytes.writeUInt16LE(16_383, at + 5);
    }
    await writeFile(file, bytes);
    const facts = await examineMedia(file);
    const made = place('lying.out');
    await mkdir(made);
    await expect(transcode(file, facts, made)).rejects.toMatchObject({
      name: 'MediaRefused',
      code: 'broken',
    });
  });
});

describe('claims (UP11)', () => {
  it('of ten hours are refused', async () => {
    const file = place('hours.mp4');
    await make(`-f lavfi -i color=size=64x64:rate=1/3600:duration=36000 ${QUICK} ${file}`);
    await expect(examineMedia(file)).rejects.toMatchObject({ code: 'too-long' });
  });

  it('of a million frames a second are refused', async () => {
    for (const name of ['rapid.mp4', 'rapid.mov']) {
      const file = place(name);
      await make(
        `${picture('64x64', 30, 1)} -vf settb=1/1000000,setpts=N -vsync passthrough ${QUICK} -video_track_timescale 1000000 ${file}`,
      );
      await expect(examineMedia(file)).rejects.toMatchObject({ code: 'too-many-frames' });
    }
    const file = place('rapid.webm');
    await make(`${picture('64x64', 250, 1)} -c:v libvpx -deadline realtime -cpu-used 8 ${file}`);
    await expect(examineMedia(file)).rejects.toMatchObject({ code: 'too-many-frames' });
  });

  it('that nothing keeps are broken', async () => {
    const [film, file] = [place('whole.mp4'), place('noise.mp4')];
    await make(`${picture('160x90', 10, 1)} ${QUICK} -movflags +faststart ${film}`);
    const bytes = await readFile(film);
    bytes.fill(0xa5, bytes.indexOf('mdat') + 4);
    await writeFile(file, bytes);
    const facts = await examineMedia(file);
    const made = place('noise.out');
    await mkdir(made);
    await expect(transcode(file, facts, made)).rejects.toMatchObject({ code: 'broken' });
    await writeFile(file, bytes.subarray(0, 600));
    await expect(examineMedia(file)).rejects.toMatchObject({ code: 'broken' });
  });
});

/** A size as RIFF writes it. */
const sizeOf = (block: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(block.length);
  return size;
};

/** A silent MPEG 1 layer III frame of 128 kbit/s at 44.1 kHz, 417 bytes. */
const frame = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);

/** Repeats the one track of an MP4 that has its index at the end. */
const withTracks = (bytes: Buffer, count: number): Buffer => {
  const [moov, trak] = [bytes.indexOf('moov') - 4, bytes.indexOf('trak') - 4];
  const end = trak + bytes.readUInt32BE(trak);
  const tracks = Array.from<Buffer>({ length: count }).fill(bytes.subarray(trak, end));
  const result = Buffer.concat([bytes.subarray(0, trak), ...tracks, bytes.subarray(end)]);
  result.writeUInt32BE(bytes.readUInt32BE(moov) + (count - 1) * (end - trak), moov);
  return result;
};
