import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { get } from 'node:https';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '#libs/testing';

import { boundedStream } from './bounded-stream.js';
import { FetchFailed, type FetchFailure } from './failure.js';
import { Peers } from './peers.fixture.js';
import type { FetchedStream } from './safe-fetch.js';

const peers = new Peers();
const FILM = 'https://a.example/film.mp4';
let port: number;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  await peers.start();
  port = await peers.serve('a.example', '93.184.215.1', (request, response) => answer(request, response));
});
afterAll(() => peers.stop());
beforeEach(() => peers.closeIdle());

const client = peers.client({ limits: { perHost: 2 } });
const limits = { bytes: 1_000_000, seconds: 30 };
const open = (extra = {}) => client.stream(FILM, { accept: ['video/*'], limits, ...extra });

const started = async (extra = {}): Promise<FetchedStream> => {
  const found = await open(extra);
  if (found.kind !== 'stream') throw new FetchFailed(found);
  return found;
};
const failureOf = async ({ body }: Pick<FetchedStream, 'body'>): Promise<FetchFailure | null> => {
  try {
    await text(body);
    return null;
  } catch (error) {
    if (error instanceof FetchFailed) return error.failure;
    throw error;
  }
};
const floodWith = (response: ServerResponse): void => {
  const write = (): void => {
    while (!response.destroyed && response.write('a'.repeat(16_384)));
  };
  response.on('drain', write);
  write();
};

describe('a stream', () => {
  it('hands on the part that was asked for', async () => {
    answer = ({ headers }, response) => {
      expect(headers).toMatchObject({ range: 'bytes=2-4', accept: 'video/*', 'accept-encoding': 'identity' });
      response.writeHead(206, { 'content-type': 'video/mp4', 'content-range': 'bytes 2-4/10' }).end('cde');
    };
    const found = await started({ headers: { range: 'bytes=2-4' } });
    expect(found).toMatchObject({ status: 206, url: FILM, contentType: 'video/mp4' });
    expect(found.headers['content-range']).toBe('bytes 2-4/10');
    expect(await text(found.body)).toBe('cde');
  });

  it('follows redirects', async () => {
    answer = ({ url }, response) => {
      if (url === '/film.mp4') response.writeHead(302, { location: '/real.mp4' }).end();
      else response.writeHead(200, { 'content-type': 'video/mp4' }).end('film');
    };
    const found = await started();
    expect(found).toMatchObject({ status: 200, url: 'https://a.example/real.mp4' });
    expect(await text(found.body)).toBe('film');
  });

  it('of another type, packed, or with another status is refused', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('x');
    expect(await open()).toEqual({ kind: 'wrong-type', type: 'text/html' });
    answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-encoding': 'gzip' }).end('x');
    expect(await open()).toMatchObject({ kind: 'wrong-type' });
    answer = (_request, response) => response.writeHead(416).end();
    expect(await open()).toMatchObject({ kind: 'status', status: 416 });
  });

  it('ends at the limit of its caller, and the connection with it', async () => {
    answer = (_request, response) => floodWith(response.writeHead(200, { 'content-type': 'video/mp4' }));
    expect(await failureOf(await started())).toEqual({ kind: 'too-large' });
    await eventually(() => expect(peers.open.size).toBe(0));
  });

  it('ends after the time of its caller, also when nobody reads it', async () => {
    answer = (_request, response) => floodWith(response.writeHead(200, { 'content-type': 'video/mp4' }));
    const { body } = await started({ limits: { bytes: 1e9, seconds: 0.2 } });
    await eventually(() => expect(body.destroyed).toBe(true));
    await eventually(() => expect(peers.open.size).toBe(0));
  });

  it('that breaks off says so', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': '10' }).write('abc', () => {
        response.destroy();
      });
    };
    expect(await failureOf(await started())).toMatchObject({ kind: 'unreachable', why: 'cut-off' });
  });

  it('that its reader gives up ends the connection, and frees its place', async () => {
    answer = (_request, response) => floodWith(response.writeHead(200, { 'content-type': 'video/mp4' }));
    for (let count = 0; count < 5; count += 1) (await started()).body.destroy();
    await eventually(() => expect(peers.open.size).toBe(0));
  });

  it.each([
    ['trickles', 200, 'timeout'],
    ['stands still', null, 'timeout'],
  ])('that %s is ended', async (_what, everyMs, kind) => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4' }).write('a');
      const timer = everyMs === null ? undefined : setInterval(() => response.write('a'), everyMs);
      response.once('close', () => clearInterval(timer));
    };
    // With a client of Node.js, so that the watch can be shorter than the ten seconds of ours.
    const request = get({ host: '127.0.0.1', port, servername: 'a.example', ca: peers.authority.pem });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const body = boundedStream(response, limits, () => undefined, 0.3);
    expect(await failureOf({ body })).toEqual({ kind });
    await eventually(() => expect(peers.open.size).toBe(0));
  });
});
