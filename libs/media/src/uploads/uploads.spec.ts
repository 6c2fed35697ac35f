import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Upload } from 'tus-js-client';

import {
  eventually,
  speakTus,
  startTestServer,
  type GivenPerson,
  type TestServer,
  type TusSpeaker,
} from '#libs/testing';

import { digestOf, storedDigest, storedObjects } from './stored-bytes.fixture.js';

const MIB = 1024 * 1024;
const QUOTA_MB = 64;

const idOf = (address: string): string => address.split('/').at(-1) ?? '';
const base64Digest = (algorithm: string, bytes: Buffer): string =>
  `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`;

describe('uploads by tus', () => {
  let test: TestServer;
  let ada: GivenPerson;
  let cookie: string;
  let tus: TusSpeaker;

  beforeAll(async () => {
    test = await startTestServer({ VIDEO_QUOTA_MB: String(QUOTA_MB), VIDEO_MOST_MB: '48' });
    ada = await test.given.person();
    cookie = await test.given.cookie(ada);
    tus = speakTus(test.url, cookie);
  });
  afterAll(() => test.stop());

  const newcomer = async (): Promise<TusSpeaker> =>
    speakTus(test.url, await test.given.cookie(await test.given.person()));

  const reserved = async (personId: string): Promise<number> => {
    const row = await test.database.sql
      .selectFrom('upload_quota')
      .select('bytes')
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return row?.bytes ?? 0;
  };

  it('takes a file from an outside client in several requests', async () => {
    const bytes = randomBytes(20 * MIB + 17);
    const address = await new Promise<string>((resolve, reject) => {
      const upload = new Upload(bytes, {
        endpoint: `${test.url}/api/uploads`,
        headers: { cookie },
        chunkSize: 6 * MIB,
        metadata: { filename: '../../etc/a film.mp4' },
        onError: reject,
        onSuccess: () => resolve(upload.url ?? ''),
      });
      upload.start();
    });
    expect(await storedDigest(test, idOf(address))).toBe(digestOf(bytes));
    const row = await test.database.sql
      .selectFrom('upload')
      .selectAll()
      .where('id', '=', idOf(address))
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ person_id: ada.id, file_name: 'a film.mp4', offset_bytes: bytes.length });
    expect(row.finished_at).not.toBeNull();
    await tus.remove(`/api/uploads/${idOf(address)}`);
  });

  it('says what it offers', async () => {
    const answer = await fetch(`${test.url}/api/uploads`, { method: 'OPTIONS', headers: { cookie } });
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'tus-resumable': '1.0.0',
      'tus-version': '1.0.0',
      'tus-extension': 'creation,creation-with-upload,expiration,termination,checksum',
      'tus-checksum-algorithm': 'sha1,sha256',
      'tus-max-size': String(48 * MIB),
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('takes the first bytes with the creation, and says when the upload runs out', async () => {
    const bytes = randomBytes(1000);
    const created = await tus.create(1500, {}, bytes);
    expect(created.status).toBe(201);
    expect(created.headers.get('upload-offset')).toBe('1000');
    const days = (Date.parse(created.headers.get('upload-expires') ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const address = created.headers.get('location') ?? '';
    const rest = randomBytes(500);
    expect((await tus.patch(address, 1000, rest)).status).toBe(204);
    expect(await storedDigest(test, idOf(address))).toBe(digestOf(Buffer.concat([bytes, rest])));
    await tus.remove(address);
  });

  it('keeps what came before the line was cut, and goes on from there', async () => {
    const bytes = randomBytes(12 * MIB);
    const address = await tus.begin(bytes.length);
    await new Promise<void>((resolve) => {
      const request = httpRequest(test.url + address, {
        method: 'PATCH',
        headers: {
          cookie,
          'tus-resumable': '1.0.0',
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
          'content-length': String(bytes.length),
        },
      });
      request.on('error', () => resolve());
      request.write(bytes.subarray(0, 10 * MIB));
      void eventually(async () => expect(await tus.offset(address)).toBe(8 * MIB)).then(() =>
        request.destroy(new Error('cut')),
      );
    });
    const offset = await eventually(async () => {
      const now = await tus.offset(address);
      expect(now).toBeGreaterThan(8 * MIB);
      return now;
    });
    expect(offset).toBeLessThanOrEqual(10 * MIB);
    expect((await tus.patch(address, offset, bytes.subarray(offset))).status).toBe(204);
    expect(await storedDigest(test, idOf(address))).toBe(digestOf(bytes));
    await tus.remove(address);
  });

  describe('UP8: a request that does not fit', () => {
    const [first, other] = [randomBytes(3 * MIB), randomBytes(3 * MIB)];

    it('past the declared size is refused, with or without a declared length', async () => {
      const address = await tus.begin(first.length);
      await tus.patch(address, 0, first.subarray(0, MIB));
      const tooMuch = first.subarray(0, 2 * MIB + 1);
      expect((await tus.patch(address, MIB, tooMuch)).status).toBe(409);
      const endless = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(MIB)),
      });
      expect((await tus.patch(address, MIB, endless)).status).toBe(409);
      expect(await tus.offset(address)).toBe(MIB);
      expect(await storedDigest(test, idOf(address))).toBe(digestOf(first.subarray(0, MIB)));
      await tus.remove(address);
    });

    it('with a gap or an overlap is refused', async () => {
      const address = await tus.begin(first.length);
      await tus.patch(address, 0, first.subarray(0, MIB));
      for (const offset of [0, MIB - 1, MIB + 1, 2 * MIB]) {
        const answer = await tus.patch(address, offset, other.subarray(0, 100));
        expect([offset, answer.status]).toEqual([offset, 409]);
        expect(await answer.json()).toMatchObject({ code: 'tus.offset-wrong' });
      }
      expect(await storedDigest(test, idOf(address))).toBe(digestOf(first.subarray(0, MIB)));
      await tus.remove(address);
    });

    it('of two writers at once, one is taken and the other refused', async () => {
      const address = await tus.begin(first.length);
      const answers = await Promise.all([first, other].map((bytes) => tus.patch(address, 0, bytes)));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
      const winner = answers[0]?.status === 204 ? first : other;
      expect(await storedDigest(test, idOf(address))).toBe(digestOf(winner));
      await tus.remove(address);
    });

    it("with another person's upload is answered as one that does not exist", async () => {
      const address = await tus.begin(first.length);
      const stranger = await newcomer();
      const absent = '/api/uploads/0190a000-0000-7000-8000-000000000000';
      for (const place of [address, absent, '/api/uploads/not-an-id']) {
        const answers = [
          await stranger.head(place),
          await stranger.patch(place, 0, first),
          await stranger.remove(place),
        ];
        expect([place, answers.map(({ status }) => status)]).toEqual([place, [404, 404, 404]]);
      }
      expect(await tus.offset(address)).toBe(0);
      await tus.remove(address);
    });

    it('with a checksum that does not match stores nothing', async () => {
      const before = await storedObjects(test);
      const address = await tus.begin(first.length);
      for (const algorithm of ['sha1', 'sha256']) {
        const headers = { 'upload-checksum': base64Digest(algorithm, other) };
        const answer = await tus.patch(address, 0, first, headers);
        expect([answer.status, await answer.json()]).toMatchObject([460, { code: 'tus.checksum-mismatch' }]);
      }
      const unknown = await tus.patch(address, 0, first, { 'upload-checksum': base64Digest('md5', first) });
      expect(unknown.status).toBe(400);
      expect([await tus.offset(address), await storedObjects(test)]).toEqual([0, before]);
      const right = { 'upload-checksum': base64Digest('sha256', first) };
      expect((await tus.patch(address, 0, first, right)).status).toBe(204);
      expect(await storedDigest(test, idOf(address))).toBe(digestOf(first));
      await tus.remove(address);
    });
  });

  it('UP9: 20 uploads at once at the edge of the quota never exceed it', async () => {
    const person = await test.given.person();
    const own = speakTus(test.url, await test.given.cookie(person));
    const size = 10 * MIB;
    const answers = await Promise.all(Array.from({ length: 20 }, () => own.create(size)));
    const taken = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    expect([taken.length, refused.length]).toEqual([6, 14]);
    for (const answer of refused)
      expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'tus.quota-full' }]);
    expect(await reserved(person.id)).toBe(6 * size);
    for (const answer of taken) await own.remove(answer.headers.get('location') ?? '');
    expect(await reserved(person.id)).toBe(0);
    expect((await own.create(size)).status).toBe(201);
  });

  it('gives back what an ended upload had reserved, and forgets its bytes', async () => {
    const before = [await reserved(ada.id), await storedObjects(test)];
    const address = await tus.begin(2 * MIB);
    await tus.patch(address, 0, randomBytes(MIB));
    expect(await reserved(ada.id)).toBe((before[0] ?? 0) + 2 * MIB);
    expect((await tus.remove(address)).status).toBe(204);
    expect([await reserved(ada.id), await storedObjects(test)]).toEqual(before);
    expect((await tus.head(address)).status).toBe(404);
  });

  it('takes nothing more once the upload has run out', async () => {
    const address = await tus.begin(100);
    const long = new Date(Date.now() - 8 * 86_400_000);
    await test.database.sql
      .updateTable('upload')
      .set({ created_at: long, expires_at: new Date(Date.now() - 86_400_000) })
      .where('id', '=', idOf(address))
      .execute();
    const answer = await tus.patch(address, 0, randomBytes(100));
    expect([answer.status, await answer.json()]).toMatchObject([410, { code: 'tus.expired' }]);
    expect((await tus.head(address)).status).toBe(410);
  });

  it('answers problems in the language of the reader, and without the sender it takes nothing', async () => {
    const reader = await test.given.person({ language: 'cy' });
    const welsh = await speakTus(test.url, await test.given.cookie(reader)).create(49 * MIB);
    expect(welsh.headers.get('content-type')).toBe('application/problem+json');
    expect([welsh.status, await welsh.json()]).toMatchObject([
      413,
      { code: 'upload.too-large', detail: 'Mae’r ffeil hon yn rhy fawr. 48 MB yw’r mwyaf a ganiateir.' },
    ]);
    expect((await speakTus(test.url, '').create(100)).status).toBe(401);
    expect((await tus.create(100, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await tus.create(100, { 'tus-resumable': '0.2.2' })).status).toBe(400);
    expect((await tus.create(0)).status).toBe(400);
    expect((await tus.create(100, { 'upload-concat': 'partial' })).status).toBe(400);
    const none = await fetch(`${test.url}/api/uploads`, {
      method: 'POST',
      headers: { cookie, 'upload-length': '5' },
    });
    expect([none.status, none.headers.get('tus-version')]).toEqual([412, '1.0.0']);
  });

  it('lets bytes through to uploads only', async () => {
    for (const path of ['/api/session', '/api/uploads/a/b', '/API/uploads', '/api/files']) {
      const answer = await fetch(test.url + path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/offset+octet-stream' },
        body: new Uint8Array(MIB),
      });
      expect([path, answer.status]).toEqual([path, 415]);
    }
  });
});
