import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Cue } from '#libs/captions';

import { cuesFromWords } from './cues-from-words.js';
import { CommandEngine, HttpEngine, type Speech } from './index.js';

const run = promisify(execFile);
const POCKETSPHINX = 'pocketsphinx_continuous -infile {audio} -time yes -logfn /dev/null';

let folder: string;
let spoken: Speech;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-speech-'));
  const voice = join(folder, 'voice.wav');
  const file = join(folder, 'speech.wav');
  // Three seconds of silence first, so that the second at which a word is found says something.
  const words = 'good morning everybody today we talk about water and money';
  execFileSync('espeak-ng', ['-v', 'en-us+f2', '-s', '150', '-w', voice, words]);
  const fit = ['-af', 'adelay=3000:all=1', '-ar', '16000', '-ac', '1', '-c:a', 'pcm_s16le'];
  await run('ffmpeg', ['-v', 'error', '-i', voice, ...fit, file]);
  spoken = { file, durationMs: 8_000, language: 'en' };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program of its own that does what `body` says. */
const program = async (name: string, body: string): Promise<string> => {
  const path = join(folder, `${name}.mjs`);
  await writeFile(path, body);
  return `${process.execPath} ${path} {audio} {language}`;
};

const heard = (cues: readonly Cue[], word: string): Cue | undefined =>
  cues.find(({ text }) => text.split(/\s+/).includes(word));

describe('cuesFromWords', () => {
  const word = (at: number, text = 'word') => ({ word: text, start: at, end: at + 0.4 });

  it('begins a caption at each pause and before one is too long to read', () => {
    const cues = cuesFromWords([word(0, 'one'), word(0.5, 'two'), word(3, 'three')]);
    expect(cues).toEqual([
      { startMs: 0, endMs: 900, text: 'one two', speaker: null },
      { startMs: 3_000, endMs: 3_400, text: 'three', speaker: null },
    ]);
    const steady = cuesFromWords(Array.from({ length: 60 }, (_, at) => word(at * 0.5)));
    for (const { startMs, endMs, text } of steady) {
      expect(endMs - startMs).toBeLessThanOrEqual(7_000);
      expect(text.length).toBeLessThanOrEqual(84);
    }
    expect(steady.flatMap(({ text }) => text.split(' '))).toHaveLength(60);
  });
});

describe('an engine that is a program', () => {
  it('finds a known word of real speech at the right second', async () => {
    const cues = await new CommandEngine(POCKETSPHINX).transcribe(spoken);
    const found = heard(cues, 'everybody');
    expect(found?.startMs).toBeGreaterThan(2_500);
    expect(found?.startMs).toBeLessThan(6_000);
    expect(heard(cues, 'today')?.endMs).toBeGreaterThan(4_000);
  });

  it('is given the file and the language, and may write WebVTT or SubRip', async () => {
    const echo = await program(
      'echo',
      `console.log('WEBVTT\\n\\n00:01.000 --> 00:02.000\\n' + process.argv.slice(2).join(' '))`,
    );
    const cues = await new CommandEngine(echo).transcribe({ ...spoken, language: 'cy' });
    expect(cues).toEqual([{ startMs: 1_000, endMs: 2_000, text: `${spoken.file} cy`, speaker: null }]);
    const srt = await program('srt', `console.log('1\\n00:00:01,000 --> 00:00:02,000\\nHelo')`);
    expect((await new CommandEngine(srt).transcribe(spoken))[0]?.text).toBe('Helo');
  });

  it.each([
    ['is not there', '/nowhere/engine {audio}', 'not-reachable'],
    ['ends with an error', `${process.execPath} --no-such-flag`, 'refused'],
    ['says nothing', `${process.execPath} --version`, 'nothing-said'],
  ])('fails with a code where it %s', async (_name, command, code) => {
    await expect(new CommandEngine(command).transcribe(spoken)).rejects.toMatchObject({ code });
  });

  it('fails where it writes captions that cannot be read, or writes without end', async () => {
    const wrong = await program('wrong', `console.log('WEBVTT\\n\\nsoon --> later\\nx')`);
    await expect(new CommandEngine(wrong).transcribe(spoken)).rejects.toMatchObject({
      code: 'not-understood',
    });
    const endless = await program(
      'endless',
      `const go = () => process.stdout.write('x '.repeat(50_000), go); go()`,
    );
    await expect(new CommandEngine(endless).transcribe(spoken)).rejects.toMatchObject({ code: 'refused' });
  });

  it('ends at once, with what it started, when it is no longer wanted', async () => {
    const sleeper = await program('sleeper', `setInterval(() => undefined, 1000)`);
    const wanted = new AbortController();
    const work = new CommandEngine(sleeper).transcribe({ ...spoken, signal: wanted.signal });
    wanted.abort(new Error('not wanted'));
    await expect(work).rejects.toThrow('not wanted');
  });
});

describe('an engine behind HTTP', () => {
  let server: Server;
  let url: string;
  let asked: { path: string; key: string | undefined; form: FormData }[] = [];

  /** The published endpoint, with a real recogniser behind it. */
  beforeAll(async () => {
    server = createServer((request, response) => {
      void (async () => {
        const { url: path = '', method, headers } = request;
        const body = new Request('http://engine', {
          method,
          headers: headers as Record<string, string>,
          body: request as never,
          duplex: 'half',
        } as RequestInit);
        const form = await body.formData();
        asked.push({ path, key: headers.authorization, form });
        if (form.get('model') === 'none') return response.writeHead(404).end('{"error":"no such model"}');
        const file = join(folder, 'received.wav');
        await writeFile(file, Buffer.from(await (form.get('file') as File).arrayBuffer()));
        const cues = await new CommandEngine(POCKETSPHINX).transcribe({ ...spoken, file });
        const { writeWebVtt } = await import('#libs/captions');
        return response.writeHead(200, { 'content-type': 'text/vtt' }).end(writeWebVtt(cues));
      })();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it('is sent the recording, its language and the key, and answers with captions', async () => {
    asked = [];
    const cues = await new HttpEngine({ url: `${url}/`, model: 'small', key: 'secret' }).transcribe(spoken);
    expect(cues).toEqual(await new CommandEngine(POCKETSPHINX).transcribe(spoken));
    expect(asked[0]).toMatchObject({ path: '/v1/audio/transcriptions', key: 'Bearer secret' });
    expect(asked[0]?.form.get('language')).toBe('en');
    expect(asked[0]?.form.get('response_format')).toBe('vtt');
  });

  it('fails with a code where it refuses, and where nobody listens', async () => {
    const refuses = new HttpEngine({ url, model: 'none' });
    await expect(refuses.transcribe(spoken)).rejects.toMatchObject({ code: 'refused' });
    const nobody = new HttpEngine({ url: 'http://127.0.0.1:9', model: 'small' });
    await expect(nobody.transcribe(spoken)).rejects.toMatchObject({ code: 'not-reachable' });
  });
});
