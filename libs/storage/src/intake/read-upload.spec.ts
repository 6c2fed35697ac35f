import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, request as send, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { DomainError } from '#libs/kernel';
import { eventually } from '#libs/testing';

import { statusOf } from '../failures.js';
import { readUpload } from './read-upload.js';

const FILE_BYTES = 200_000;
const BOUNDARY = 'the-boundary';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

let folder: string;
let server: Server;
let port: number;
let open = 0;

const answerOf = async (request: Parameters<typeof readUpload>[0]): Promise<[number, unknown]> => {
  const limits = { folder, fileField: 'file', fields: ['alt', 'purpose'], fileBytes: FILE_BYTES };
  open += 1;
  try {
    const { fields, file } = await readUpload(request, limits);
    const content = file === null ? null : (await readFile(file.path)).length;
    const there = (await readdir(folder)).length;
    await file?.discard();
    return [200, { fields: [...fields], content, there, size: file?.size ?? null, declared: file?.declared }];
  } catch (error) {
    if (!(error instanceof DomainError)) return [500, String(error)];
    return [statusOf[error.code as keyof typeof statusOf], { code: error.code, ...error.details }];
  } finally {
    open -= 1;
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-intake-'));
  server = createServer((request, response) => {
    void answerOf(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() =>
  eventually(async () => {
    expect(open).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  }),
);

const post = async (body: Buffer | string, contentType = MULTIPART): Promise<[number, unknown]> => {
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return [answer.status, await answer.json()];
};

const part = (disposition: string, body: string, type?: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n${
    type === undefined ? '' : `Content-Type: ${type}\r\n`
  }\r\n${body}\r\n`;
const field = (name: string, value: string): string => part(`name="${name}"`, value);
const file = (body: string, name = 'file', fileName = 'plan.pdf'): string =>
  part(`name="${name}"; filename="${fileName}"`, body, 'application/pdf');
const whole = (...parts: string[]): string => `${parts.join('')}--${BOUNDARY}--\r\n`;

describe('a multipart request', () => {
  it('gives its text fields, and its file from a temporary place', async () => {
    const body = whole(field('alt', 'A plan'), file('%PDF-1.4', 'file', 'Tŷ.pdf'), field('purpose', 'x'));
    expect(await post(body)).toEqual([
      200,
      {
        fields: [
          ['alt', 'A plan'],
          ['purpose', 'x'],
        ],
        content: 8,
        there: 1,
        size: 8,
        declared: { fileName: 'Tŷ.pdf', mediaType: 'application/pdf' },
      },
    ]);
  });

  it('takes a file of exactly the allowed size, and none that is a byte longer', async () => {
    expect(await post(whole(file('x'.repeat(FILE_BYTES))))).toMatchObject([200, { size: FILE_BYTES }]);
    expect(await post(whole(file('x'.repeat(FILE_BYTES + 1))))).toEqual([
      413,
      { code: 'upload.too-large', megabytes: 0.2 },
    ]);
  });

  it('answers 413 to a sender who would go on for ever, and ends the connection', async () => {
    const answer = await new Promise<number>((resolve, reject) => {
      const outgoing = send({
        port,
        host: '127.0.0.1',
        method: 'POST',
        headers: { 'content-type': MULTIPART },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        resolve(response.statusCode ?? 0);
        clearInterval(more);
        outgoing.destroy();
      });
      outgoing.write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n`);
      const more = setInterval(() => outgoing.write(Buffer.alloc(64 * 1024)), 2);
    });
    expect(answer).toBe(413);
  });
});

describe('UP7 a hostile multipart request', () => {
  const deep = `a${'[b]'.repeat(5000)}`;
  it.each([
    ['without a boundary', 400, 'multipart/form-data', whole(file('x'))],
    ['with an empty boundary', 400, 'multipart/form-data; boundary=', whole(file('x'))],
    ['with another boundary than it uses', 400, 'multipart/form-data; boundary=other', whole(file('x'))],
    ['of another type', 415, 'application/x-www-form-urlencoded', 'a=b'],
    ['without any part', 400, MULTIPART, ''],
    ['that ends in the middle of a part', 400, MULTIPART, file('x'.repeat(5000)).slice(0, 3000)],
    ['with an empty field name', 400, MULTIPART, whole(field('', 'x'), file('x'))],
    ['with an empty file name for its field', 400, MULTIPART, whole(file('x', ''))],
    ['with a name 5,000 deep', 400, MULTIPART, whole(field(deep, 'x'))],
    ['with a file field 5,000 deep', 400, MULTIPART, whole(file('x', deep))],
    [
      'with 10,000 fields',
      400,
      MULTIPART,
      whole(...Array.from({ length: 10_000 }, (_, n) => field(`f${n}`, 'x'))),
    ],
    [
      'with 10,000 times the same field',
      400,
      MULTIPART,
      whole(...Array.from({ length: 10_000 }, () => field('alt', 'x'))),
    ],
    [
      'with 10,000 parts that are neither',
      400,
      MULTIPART,
      whole(...Array.from({ length: 10_000 }, () => `--${BOUNDARY}\r\n\r\nx\r\n`)),
    ],
    ['with an unknown field', 400, MULTIPART, whole(field('role', 'admin'), file('x'))],
    ['with two files', 400, MULTIPART, whole(file('x'), file('y'))],
    ['with a text field of a megabyte', 400, MULTIPART, whole(field('alt', 'x'.repeat(1_000_000)))],
    ['with U+0000 in a text field', 400, MULTIPART, whole(field('alt', 'a\0b'))],
    ['with header lines without end', 400, MULTIPART, `--${BOUNDARY}\r\n${'X-A: b\r\n'.repeat(50_000)}`],
  ])('%s is answered and leaves nothing', async (_title, status, type, body) => {
    expect(await post(body, type)).toMatchObject([status, { code: expect.stringMatching(/^upload\./) }]);
  });

  it.each(['__proto__', 'constructor', 'constructor.prototype', '__proto__[polluted]', 'toString'])(
    'API3 with the field %s changes nothing',
    async (name) => {
      expect(await post(whole(field(name, 'yes')))).toMatchObject([400, { code: 'upload.field-unknown' }]);
      expect('polluted' in {}).toBe(false);
    },
  );

  it('broken off at 200 random points leaves no temporary file', async () => {
    const body = Buffer.from(whole(field('alt', 'A plan'), file('x'.repeat(100_000)), field('purpose', 'y')));
    const head = `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${MULTIPART}\r\nContent-Length: ${body.length}\r\n\r\n`;
    const breakOff = (at: number): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(head);
          socket.write(body.subarray(0, at), () => socket.destroy());
        });
        socket.on('close', () => {
          resolve();
        });
        socket.on('error', () => undefined);
      });
    const points = Array.from({ length: 200 }, () => Math.floor(Math.random() * body.length));
    for (let first = 0; first < points.length; first += 20) {
      await Promise.all(points.slice(first, first + 20).map(breakOff));
    }
  });
});
