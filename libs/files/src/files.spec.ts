import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { FileView } from '#libs/contracts';
import { newId } from '#libs/kernel';
import {
  documents,
  eventually,
  gifOfFrames,
  jpegClaiming,
  photo,
  pngClaiming,
  startTestServer,
  unwelcome,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

let test: TestServer;
let ada: GivenPerson;
let cookies: Record<string, string>;

beforeAll(async () => {
  test = await startTestServer();
  ada = await test.given.person();
  cookies = { ada: await test.given.cookie(ada) };
});
afterAll(() => test.stop());

interface Upload {
  readonly bytes: Buffer;
  readonly fileName?: string;
  readonly type?: string;
  readonly purpose?: string;
  readonly alt?: string;
  readonly key?: string;
  readonly cookie?: string | undefined;
}

const upload = (given: Upload): Promise<Response> => {
  const { bytes, fileName = 'plan.pdf', type = '', purpose = 'attachment', key = newId() } = given;
  const form = new FormData();
  form.set('purpose', purpose);
  if (given.alt !== undefined) form.set('alt', given.alt);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), fileName);
  const cookie = 'cookie' in given ? given.cookie : cookies['ada'];
  const headers = { 'idempotency-key': key, ...(cookie === undefined ? {} : { cookie }) };
  return fetch(`${test.url}/api/files`, { method: 'POST', headers, body: form });
};

const uploaded = async (given: Upload): Promise<FileView> => {
  const answer = await upload(given);
  expect([answer.status, answer.status === 201 ? '' : await answer.text()]).toEqual([201, '']);
  return (await answer.json()) as FileView;
};

const get = (path: string, cookie?: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${test.url}${path}`, { headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) } });

const codeOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
];

const rows = async (): Promise<number> => {
  const { count } = await test.database.sql
    .selectFrom('stored_file')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

const filesBelow = async (folder: string): Promise<string[]> => {
  const all = await readdir(join(test.dataDir, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return all.filter((entry) => entry.isFile()).map(({ name }) => name);
};

/** Numbers of rows, stored objects and temporary files; a refused request must not change them. */
const traces = async (): Promise<number[]> => [
  await rows(),
  (await filesBelow('files')).length,
  (await filesBelow('uploads')).length,
];

describe('an upload', () => {
  it('of a document is stored as it came and given out as a download', async () => {
    const pdf = documents['pdf'] ?? Buffer.alloc(0);
    const file = await uploaded({
      bytes: pdf,
      fileName: 'Cynllun Tŷ.pdf',
      type: 'application/pdf',
      alt: 'Plan',
    });
    expect(file).toMatchObject({
      fileName: 'Cynllun Tŷ.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
    });
    expect(file).toMatchObject({ width: null, alt: 'Plan', variants: ['download'] });
    const answer = await get(`/files/${file.id}/download`, cookies['ada']);
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Cynllun T_.pdf"; filename*=UTF-8''Cynllun%20T%C5%B7.pdf`,
      'content-security-policy':
        "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-length': String(pdf.length),
    });
  });

  it('of a picture is drawn anew in its sizes', async () => {
    const file = await uploaded({
      bytes: await photo('jpeg', { width: 1000, height: 500 }),
      fileName: 'a.jpg',
    });
    expect(file).toMatchObject({ fileName: 'a.webp', mediaType: 'image/webp', width: 1000, height: 500 });
    expect(file.variants.toSorted()).toEqual(['display', 'download', 'thumb']);
    const answer = await get(`/files/${file.id}/thumb`, cookies['ada']);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="a.webp"/);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  it('repeated with its key gives the first answer and stores nothing more', async () => {
    const given = { bytes: documents['csv'] ?? Buffer.alloc(0), fileName: 'visits.csv', key: newId() };
    const first = await uploaded(given);
    const before = await traces();
    expect(await uploaded(given)).toEqual(first);
    expect(await traces()).toEqual(before);
    const other = await upload({ ...given, bytes: documents['txt'] ?? Buffer.alloc(0), fileName: 'a.txt' });
    expect(await codeOf(other)).toEqual([409, 'idempotency.key-reused']);
    expect(await traces()).toEqual(before);
  });

  it('without a key, without a file, with odd fields or by nobody is refused and leaves nothing', async () => {
    const before = await traces();
    const txt = { bytes: documents['txt'] ?? Buffer.alloc(0), fileName: 'a.txt' };
    expect(await codeOf(await upload({ ...txt, key: '' }))).toEqual([400, 'idempotency.key-missing']);
    expect(await codeOf(await upload({ ...txt, cookie: undefined }))).toEqual([401, 'sign-in-required']);
    expect(await codeOf(await upload({ ...txt, purpose: 'crest' }))).toEqual([403, 'not-allowed']);
    expect(await codeOf(await upload({ ...txt, purpose: 'role' }))).toEqual([400, 'invalid-input']);
    expect(await codeOf(await upload({ ...txt, purpose: 'avatar' }))).toEqual([
      415,
      'upload.type-not-allowed',
    ]);
    expect(await codeOf(await upload({ ...txt, alt: 'x'.repeat(2000) }))).toEqual([400, 'invalid-input']);
    expect(await traces()).toEqual(before);
  });

  it('can be described and removed by its owner until something uses it', async () => {
    const { id } = await uploaded({ bytes: documents['txt'] ?? Buffer.alloc(0), fileName: 'a.txt' });
    const call = (method: string, cookie = cookies['ada'] ?? ''): Promise<Response> =>
      fetch(`${test.url}/api/files/${id}`, {
        method,
        headers: { cookie, ...(method === 'PATCH' ? { 'content-type': 'application/json' } : {}) },
        ...(method === 'PATCH' ? { body: JSON.stringify({ alt: 'A list' }) } : {}),
      });
    const stranger = await test.given.cookie(await test.given.person());
    expect((await call('PATCH', stranger)).status).toBe(404);
    expect((await call('DELETE', stranger)).status).toBe(404);
    expect(await (await call('PATCH')).json()).toMatchObject({ alt: 'A list' });
    expect((await call('DELETE')).status).toBe(204);
    expect((await call('DELETE')).status).toBe(404);
    expect((await get(`/files/${id}/download`, cookies['ada'])).status).toBe(404);
  });
});

describe('an attachment', () => {
  it('is given to a post by its author once, and read with it', async () => {
    const community = await test.given.community({ visibility: 'hidden', owner: ada });
    const member = await test.given.person();
    await test.given.member(community.id, member.id);
    const { id } = await uploaded({ bytes: documents['ods'] ?? Buffer.alloc(0), fileName: 'Costs.ods' });
    const open = (person: string): Promise<Response> =>
      fetch(`${test.url}/api/communities/${community.id}/threads`, {
        method: 'POST',
        headers: { cookie: person, 'idempotency-key': newId(), 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'Costs', markdown: 'See the file.', attachmentIds: [id] }),
      });
    const reader = await test.given.cookie(member);
    expect(await codeOf(await open(reader))).toEqual([409, 'attachment.missing']);
    expect((await get(`/files/${id}/download`, reader)).status).toBe(404);
    expect((await open(cookies['ada'] ?? '')).status).toBe(201);
    expect((await get(`/files/${id}/download`, reader)).status).toBe(200);
    expect(await codeOf(await open(cookies['ada'] ?? ''))).toEqual([409, 'attachment.missing']);
  });
});

describe('sending a file', () => {
  it('answers ranges, conditions and HEAD', async () => {
    const text = Buffer.from('0123456789');
    const { id } = await uploaded({ bytes: text, fileName: 'digits.txt', type: 'text/plain' });
    const path = `/files/${id}/download`;
    const part = async (range: string): Promise<unknown[]> => {
      const answer = await get(path, cookies['ada'], { range });
      return [
        answer.status,
        answer.headers.get('content-range'),
        answer.status < 300 ? await answer.text() : '',
      ];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=5-99999999999999999999')).toEqual([206, 'bytes 5-9/10', '56789']);
    expect(await part('bytes=10-')).toEqual([416, 'bytes */10', '']);
    expect(await part('bytes=-0')).toEqual([416, 'bytes */10', '']);
    expect(await part('bytes=1-2,4-5')).toEqual([200, null, '0123456789']);
    expect(await part('bytes=4-2')).toEqual([200, null, '0123456789']);
    expect(await part('pages=1-2')).toEqual([200, null, '0123456789']);

    const whole = await get(path, cookies['ada']);
    const etag = whole.headers.get('etag') ?? '';
    expect((await get(path, cookies['ada'], { 'if-none-match': etag })).status).toBe(304);
    expect((await get(path, cookies['ada'], { range: 'bytes=1-2', 'if-range': '"other"' })).status).toBe(200);
    const head = await fetch(`${test.url}${path}`, {
      method: 'HEAD',
      headers: { cookie: cookies['ada'] ?? '' },
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '10']);
  });

  it('finds nothing under other names, and answers as for a file that does not exist', async () => {
    const { id } = await uploaded({ bytes: documents['txt'] ?? Buffer.alloc(0), fileName: 'a.txt' });
    const names = [
      'display',
      'constructor',
      '__proto__',
      'toString',
      '..%2f..%2fetc%2fpasswd',
      '%00',
      'Download',
    ];
    for (const name of names) expect((await get(`/files/${id}/${name}`, cookies['ada'])).status).toBe(404);
    for (const other of [newId(), 'x', '..%2f', '%00', `${id}%2f..`]) {
      expect((await get(`/files/${other}/download`, cookies['ada'])).status).toBe(404);
    }
  });
});

describe('UP rows over HTTP', () => {
  it.each([
    ['a way up', '../../../etc/passwd.txt', 'passwd.txt'],
    ['a Windows path', '..\\..\\boot.txt', 'boot.txt'],
    ['an absolute path', '/etc/cron.d/x.txt', 'x.txt'],
    ['text that turns round', 'invoice\u{202e}fdp.txt', 'invoicefdp.txt'],
    ['an option and a command', '-rf $(id);%d.txt', 'rf $(id);%d.txt'],
    ['4 kB', `${'ŷ'.repeat(2000)}.txt`, `${'ŷ'.repeat(88)}.txt`],
  ])('UP1 a name with %s is data only', async (_title, fileName, label) => {
    const file = await uploaded({ bytes: documents['txt'] ?? Buffer.alloc(0), fileName });
    expect(file.fileName).toBe(label);
    const { headers } = await get(`/files/${file.id}/download`, cookies['ada']);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''[!-~]+$/,
    );
    for (const name of await filesBelow('files')) expect(name).toMatch(/^[0-9a-f-]{36}(\.[a-z0-9]+)?$/);
  });

  it('UP1 a name with U+0000, CR or LF never reaches a header', async () => {
    const lines = 'Content-Disposition: form-data; name="file"; filename="a\0b%0d%0aX: y.txt"';
    const body = `--b\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nattachment\r\n--b\r\n${lines}\r\n\r\nx\r\n--b--\r\n`;
    const answer = await fetch(`${test.url}/api/files`, {
      method: 'POST',
      headers: {
        cookie: cookies['ada'] ?? '',
        'idempotency-key': newId(),
        'content-type': 'multipart/form-data; boundary=b',
      },
      body,
    });
    expect([201, 400]).toContain(answer.status);
  });

  it('UP2 nothing with a lying name or type is stored', async () => {
    const before = await traces();
    const lies: [Buffer | undefined, string, string][] = [
      ...Object.values(unwelcome).flatMap((bytes): [Buffer, string, string][] => [
        [bytes, 'x.png', 'image/png'],
        [bytes, 'x.mp4', 'video/mp4'],
        [bytes, 'x.pdf', 'application/pdf'],
      ]),
      [documents['pdf'], 'x.png', 'image/png'],
      [documents['docx'], 'x.zip', 'application/zip'],
      [documents['docx'], 'x.xlsx', ''],
      [unwelcome['html'], 'x.html', 'text/html'],
      [unwelcome['javascript'], 'x.js', 'text/javascript'],
    ];
    for (const [bytes = Buffer.alloc(0), fileName, type] of lies) {
      expect(await codeOf(await upload({ bytes, fileName, type }))).toEqual([415, 'upload.type-not-allowed']);
    }
    expect(await traces()).toEqual(before);
  });

  it('UP3 a drawing with script, references or foreign objects is refused for every purpose', async () => {
    for (const purpose of ['attachment', 'avatar', 'community-image']) {
      for (const name of ['svg', 'svg document'] as const) {
        const bytes = unwelcome[name] ?? Buffer.alloc(0);
        const given = { bytes, purpose, fileName: 'a.svg', type: 'image/svg+xml' };
        expect(await codeOf(await upload(given))).toEqual([415, 'upload.type-not-allowed']);
      }
    }
  });

  it('UP4 a file that is two types is drawn anew and served as one', async () => {
    const bytes = Buffer.concat([
      await photo('jpeg', { width: 40, height: 40 }),
      unwelcome['html'] ?? Buffer.alloc(0),
    ]);
    const { id, variants } = await uploaded({ bytes, fileName: 'x.jpg', type: 'image/jpeg' });
    for (const variant of variants) {
      const answer = await get(`/files/${id}/${variant}`, cookies['ada']);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
      expect(Buffer.from(await answer.arrayBuffer()).includes('script')).toBe(false);
    }
  });

  it('UP6 pictures that claim or hold too much are 422 within 2 s, while others are served', async () => {
    const before = await traces();
    const bombs = [
      pngClaiming(50_000, 50_000),
      gifOfFrames(100_000),
      jpegClaiming(1, 65_000),
      pngClaiming(1, 1e9),
    ];
    for (const bytes of bombs) {
      const started = performance.now();
      const answer = await upload({ bytes, fileName: 'x.png', type: 'image/png' });
      expect(answer.status).toBe(422);
      expect(performance.now() - started).toBeLessThan(10_000);
    }
    expect(await traces()).toEqual(before);
  });

  it('UP7 odd multipart bodies are 400, and 200 that break off leave no temporary file', async () => {
    const before = await traces();
    const send = (body: string, type = 'multipart/form-data; boundary=b'): Promise<Response> =>
      fetch(`${test.url}/api/files`, {
        method: 'POST',
        headers: { cookie: cookies['ada'] ?? '', 'idempotency-key': newId(), 'content-type': type },
        body,
      });
    const field = (name: string): string =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
    const many = Array.from({ length: 10_000 }, (_, number) => field(`f${number}`)).join('');
    for (const body of [field(''), field(`a${'[b]'.repeat(5000)}`), field('__proto__'), many]) {
      expect((await send(`${body}--b--\r\n`)).status).toBe(400);
    }
    expect((await send(field('purpose'), 'multipart/form-data')).status).toBe(400);

    const file = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${'x'.repeat(50_000)}\r\n--b--\r\n`;
    const head =
      `POST /api/files HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookies['ada']}\r\nIdempotency-Key: ${newId()}
Content-Type: multipart/form-data; boundary=b\r\nContent-Length: ${file.length}\r\n\r\n`.replaceAll(
        /(?<!\r)\n/g,
        '\r\n',
      );
    const breakOff = (): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(Number(new URL(test.url).port), '127.0.0.1', () => {
          socket.write(head + file.slice(0, Math.random() * file.length), () => socket.destroy());
        });
        socket.on('close', () => resolve());
        socket.on('error', () => undefined);
      });
    // Four at a time: that is how many one person may have under way.
    for (let round = 0; round < 50; round += 1) await Promise.all(Array.from({ length: 4 }, breakOff));
    await eventually(async () => expect(await traces()).toEqual(before));
    // None of them keeps its place either.
    const good = { bytes: documents['txt'] ?? Buffer.alloc(0), fileName: 'a.txt' };
    await eventually(async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => upload(good)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    });
  });

  it('UP12 no place or author is left in what is served', async () => {
    const bytes = await photo('jpeg', { width: 200, height: 100 }, true);
    for (const purpose of ['attachment', 'avatar', 'community-image']) {
      const { id, variants } = await uploaded({ bytes, fileName: 'x.jpg', type: 'image/jpeg', purpose });
      for (const variant of variants) {
        const served = Buffer.from(
          await (await get(`/files/${id}/${variant}`, cookies['ada'])).arrayBuffer(),
        );
        for (const mark of ['SECRET', 'Exif', 'EXIF', 'XMP ', 'ICCP', 'GPS'])
          expect(served.includes(mark)).toBe(false);
      }
    }
  });

  it('FI9 uploads answer 503 with a time to come back while the store is down, and nothing else is touched', async () => {
    const down = await startTestServer({
      S3_ENDPOINT: 'http://127.0.0.1:9',
      S3_BUCKET: 'none',
      S3_ACCESS_KEY: 'a-key',
      S3_SECRET_KEY: 'a-secret-key',
    });
    try {
      const cookie = await down.given.cookie(await down.given.person());
      const form = new FormData();
      form.set('purpose', 'attachment');
      form.set('file', new Blob(['words'], { type: 'text/plain' }), 'a.txt');
      const headers = { cookie, 'idempotency-key': newId() };
      const answer = await fetch(`${down.url}/api/files`, { method: 'POST', headers, body: form });
      expect(answer.headers.get('retry-after')).not.toBeNull();
      expect(await codeOf(answer)).toEqual([503, 'storage.unavailable']);
      expect((await fetch(`${down.url}/readyz`)).status).toBe(200);
    } finally {
      await down.stop();
    }
  });
});
