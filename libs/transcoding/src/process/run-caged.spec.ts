import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { eventually } from '#libs/testing';

import { mediaFolder, processesIn } from '../testing/media.fixture.js';
import { explainFailure } from './explain-failure.js';
import { findFfmpeg, requireToolbox, type Toolbox } from './find-ffmpeg.js';
import { cagedCommand, runCaged } from './run-caged.js';

let folder: string;
let remove: () => Promise<void>;
let tools: Toolbox;
beforeAll(async () => {
  ({ folder, remove } = await mediaFolder());
  tools = await requireToolbox();
});
afterAll(() => remove());

/** Runs in real time for an hour. */
const ENDLESS = '-re -f lavfi -i testsrc=size=64x64:duration=3600 -progress pipe:1 -f null -'.split(' ');
const MINUTE = 60_000;

it('finds an ffmpeg that can make what we need', async () => {
  expect(await findFfmpeg()).toEqual({
    ffmpeg: expect.stringMatching(/^\/.*\/ffmpeg$/),
    ffprobe: expect.stringMatching(/^\/.*\/ffprobe$/),
    version: expect.stringMatching(/^[n\d]/),
    isolated: expect.any(Boolean),
  });
});

it('ends everything when the time is up', async () => {
  await expect(runCaged(tools, ENDLESS, { folder, wallMs: 1000 })).rejects.toMatchObject({
    code: 'took-too-long',
  });
  expect(await processesIn(folder)).toEqual([]);
});

it('ends everything when it is aborted, and does not begin when it already was', async () => {
  const abort = new AbortController();
  const running = runCaged(tools, ENDLESS, {
    folder,
    wallMs: MINUTE,
    signal: abort.signal,
    onLine: () => abort.abort(new Error('enough')),
  });
  await expect(running).rejects.toThrow('enough');
  expect(await processesIn(folder)).toEqual([]);
  await expect(runCaged(tools, ENDLESS, { folder, wallMs: MINUTE, signal: abort.signal })).rejects.toThrow(
    'enough',
  );
});

it('ends everything when a listener throws, and passes that on', async () => {
  const running = runCaged(tools, ENDLESS, {
    folder,
    wallMs: MINUTE,
    onLine: () => {
      throw new Error('no room for this line');
    },
  });
  await expect(running).rejects.toThrow('no room for this line');
  await eventually(async () => expect(await processesIn(folder)).toEqual([]));
});

it('does not get more than 2 GiB of memory', async () => {
  // Nearly 4 GiB for one picture.
  const filters = 'scale=15000:15000,format=gbrapf32le';
  const huge = `-v error -f lavfi -i testsrc=size=64x64 -vf ${filters} -frames:v 1 -f null -`.split(' ');
  const ended = await runCaged(tools, huge, { folder, wallMs: MINUTE });
  expect(ended.code).not.toBe(0);
  expect(explainFailure(ended)).toMatchObject({ name: 'MediaRefused', code: 'out-of-memory' });
});

it('cannot write a file without end', async () => {
  const args = '-f lavfi -i testsrc=size=640x360:duration=60 -c:v rawvideo -f rawvideo out.raw'.split(' ');
  const ended = await runCaged(tools, args, { folder, wallMs: MINUTE, fileBytes: 1024 * 1024 });
  expect(explainFailure(ended)).toMatchObject({ name: 'MediaRefused', code: 'too-much-output' });
});

it('reaches no other machine where the network can be taken away', async () => {
  let contacts = 0;
  const canary = createServer((_, response) => {
    contacts += 1;
    response.end();
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/film.mp4`;
  await runCaged(tools, ['-nostdin', '-i', address], { folder, wallMs: MINUTE });
  canary.close();
  // Where it cannot, this shows that the test would notice; the list of protocols is then the only guard.
  expect(contacts > 0).toBe(tools.unshare.length === 0);
});

it('is gone with a parent that was killed', async () => {
  const command = cagedCommand(tools, ENDLESS, { folder, wallMs: MINUTE });
  const start = `require('node:child_process').spawn(${JSON.stringify(command[0])}, ${JSON.stringify(command.slice(1))},
    { cwd: ${JSON.stringify(folder)}, detached: true, stdio: 'ignore' }); setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ['-e', start], { stdio: 'ignore' });
  await eventually(async () => expect(await processesIn(folder)).toHaveLength(1));
  parent.kill('SIGKILL');
  await eventually(async () => expect(await processesIn(folder)).toEqual([]));
});
