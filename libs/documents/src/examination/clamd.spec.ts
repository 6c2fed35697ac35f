import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8 } from 'fflate';

import { addDocument, readDocument, type DocumentView } from '#libs/contracts';
import { eventually, setStage, uploadDocument, type Stage } from '#libs/testing';

import { findClamd, makeClamd, type Clamd } from './clamd.fixture.js';
import { openDocument } from './office-files.fixture.js';
import { scanForViruses } from './scan-for-viruses.js';
import { EICAR } from './scanner.fixture.js';

const MOST = 100_000;

const program = findClamd();
if (program === null) {
  // eslint-disable-next-line no-console -- a proof that is missing must be seen in the test's output
  console.warn('LEFT OUT: documents before a real virus scanner. Install clamav-daemon.');
}

(program === null ? describe.skip : describe)('documents before a real clamd', () => {
  let clamd: Clamd;
  let stage: Stage;
  beforeAll(async () => {
    clamd = await makeClamd(program ?? '', MOST);
    await clamd.start();
    stage = await setStage({ CLAMD_ADDRESS: clamd.socket, LOG_LEVEL: 'silent' });
  });
  afterAll(async () => {
    await stage?.test.stop();
    await clamd?.remove();
  });

  const add = async (fileName: string, bytes: Uint8Array<ArrayBuffer> | string): Promise<DocumentView> => {
    const cookie = await stage.test.given.cookie(stage.member);
    const { id: fileId } = await uploadDocument(stage.test.url, cookie, [fileName, bytes]);
    const body = { fileId, title: fileName, language: 'en' } as const;
    return (await stage.asMember(addDocument, { params: { communityId: stage.communityId }, body })).answer;
  };

  const becomes = (documentId: string, expected: object): Promise<void> =>
    eventually(async () => {
      const { answer } = await stage.asMember(readDocument, { params: { documentId } });
      expect(answer).toMatchObject(expected);
    });

  const statuses = async ({ id: documentId, versions }: DocumentView): Promise<number[]> => [
    (await stage.asNobody(readDocument, { params: { documentId } })).status,
    (await fetch(`${stage.test.url}/files/${versions[0]?.fileId}/download`)).status,
  ];

  it('are opened when it finds nothing in them', async () => {
    const document = await add('clean.txt', 'Nothing but salt.');
    await becomes(document.id, { open: { number: 1 }, versions: [{ scan: 'clean' }] });
    expect(await statuses(document)).toEqual([200, 200]);
  });

  const refused = { open: null, versions: [{ scan: 'refused', finding: 'Eicar-Test-Signature.UNOFFICIAL' }] };

  it('stay closed when it finds EICAR’s test file, also within an office file', async () => {
    const text = await add('eicar.txt', `It begins. ${EICAR}`);
    await becomes(text.id, refused);
    expect(await statuses(text)).toEqual([404, 404]);
    const within = openDocument('text', '<text:p>Own words</text:p>', {
      parts: { 'Object 1': strToU8(EICAR) },
    });
    const office = await add('eicar.odt', Uint8Array.from(within));
    await becomes(office.id, refused);
    expect(await statuses(office)).toEqual([404, 404]);
  });

  it('stay closed when they are longer than it takes', async () => {
    const long = await add('long.txt', 'Salt and grit. '.repeat(MOST / 5));
    await becomes(long.id, { open: null, versions: [{ scan: 'refused', finding: null }] });
  });

  it('are told apart from a broken connection when it takes no more of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-long-'));
    try {
      const path = join(folder, 'long.txt');
      await writeFile(path, 'Salt and grit. '.repeat(MOST / 5));
      const { signal } = new AbortController();
      for (let time = 0; time < 200; time += 1) {
        const verdict = await scanForViruses(
          { path: clamd.socket },
          async () => createReadStream(path),
          signal,
        );
        expect(verdict).toEqual({ scan: 'refused', finding: null });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('wait, closed, while it is away, and are scanned when it is back', async () => {
    await clamd.stop();
    const infected = await add('later.txt', EICAR);
    const clean = await add('later-clean.txt', 'Salt for later.');
    await becomes(clean.id, { open: null, versions: [{ scan: 'waiting' }] });
    for (const document of [infected, clean]) expect(await statuses(document)).toEqual([404, 404]);
    await clamd.start();
    await becomes(infected.id, refused);
    await becomes(clean.id, { open: { number: 1 }, versions: [{ scan: 'clean' }] });
    expect(await statuses(infected)).toEqual([404, 404]);
  });
});
