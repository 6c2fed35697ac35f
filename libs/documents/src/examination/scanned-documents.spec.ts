import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addDocument,
  addDocumentVersion,
  closeAccount,
  readDocument,
  restoreDocumentVersion,
  search,
  type DocumentView,
} from '#libs/contracts';
import { IdentityKit } from '#libs/identity';
import { eventually, setStage, uploadDocument, type Stage } from '#libs/testing';

import { EICAR, startScanner, type Scanner } from './scanner.fixture.js';

const PASSWORD = 'kettle-harbour-violet';

describe('documents where a virus scanner is set', () => {
  let scanner: Scanner;
  let stage: Stage;
  /** Files wait as long as this is closed. */
  let isOpen = true;

  beforeAll(async () => {
    scanner = await startScanner({
      answer: (file) => {
        if (!isOpen) return null;
        return file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
      },
    });
    stage = await setStage({ CLAMD_ADDRESS: `127.0.0.1:${scanner.port}`, LOG_LEVEL: 'silent' });
  });
  afterAll(async () => {
    await stage.test.stop();
    await scanner.stop();
  });

  const upload = async (words: string): Promise<string> => {
    const cookie = await stage.test.given.cookie(stage.member);
    return (await uploadDocument(stage.test.url, cookie, ['words.txt', words])).id;
  };

  const add = async (words: string): Promise<DocumentView> => {
    const body = { fileId: await upload(words), title: words.slice(0, 20), language: 'en' } as const;
    return (await stage.asMember(addDocument, { params: { communityId: stage.communityId }, body })).answer;
  };

  const statusFor = async (path: string, person?: { id: string }): Promise<number> =>
    (
      await fetch(`${stage.test.url}${path}`, {
        headers: person === undefined ? {} : { cookie: await stage.test.given.cookie(person) },
      })
    ).status;

  it('are their author’s alone until the scanner has let them pass, and opened by nobody until then', async () => {
    isOpen = false;
    const { id: documentId, open, versions } = await add('Waits for the scanner.');
    expect([open, versions[0]?.scan]).toEqual([null, 'waiting']);
    const params = { documentId };
    expect((await stage.asMember(readDocument, { params })).status).toBe(200);
    expect((await stage.asOwner(readDocument, { params })).status).toBe(404);
    const path = `/files/${versions[0]?.fileId}/download`;
    expect([await statusFor(path), await statusFor(path, stage.member)]).toEqual([404, 404]);
    isOpen = true;
    await eventually(async () => {
      expect((await stage.asNobody(readDocument, { params })).answer).toMatchObject({
        open: { number: 1 },
        versions: [{ scan: 'clean' }],
      });
    });
    expect(await statusFor(path)).toBe(200);
  });

  it('that the scanner refuses stay closed, and say to their author what was found', async () => {
    const { id: documentId, versions } = await add(`It begins. ${EICAR}`);
    const params = { documentId };
    await eventually(async () => {
      expect((await stage.asMember(readDocument, { params })).answer).toMatchObject({
        open: null,
        versions: [{ scan: 'refused', finding: 'Eicar-Test-Signature' }],
      });
    });
    const path = `/files/${versions[0]?.fileId}/download`;
    expect([await statusFor(path), await statusFor(path, stage.member)]).toEqual([404, 404]);
    expect((await stage.asOwner(readDocument, { params })).status).toBe(404);
    const restored = await stage.asMember(restoreDocumentVersion, { params: { documentId, version: '1' } });
    expect(restored.problem.code).toBe('document.version-missing');
    const found = await stage.asMember(search, { query: { q: 'begins', kind: 'document' } });
    expect(found.answer.items).toEqual([]);
  });

  it('go on showing the version before a refused one', async () => {
    const { id: documentId } = await add('A clean beginning.');
    const params = { documentId };
    await eventually(async () =>
      expect((await stage.asNobody(readDocument, { params })).answer.open?.number).toBe(1),
    );
    const fileId = await upload(`Then this: ${EICAR}`);
    await stage.asMember(addDocumentVersion, { params, body: { fileId } });
    await eventually(async () =>
      expect((await stage.asMember(readDocument, { params })).answer.versions[0]?.scan).toBe('refused'),
    );
    const { open, versions } = (await stage.asNobody(readDocument, { params })).answer;
    expect([open?.number, versions.map(({ number }) => number)]).toEqual([1, [1]]);
  });

  it('go with their author’s account where nobody else has seen them, and stay where others have', async () => {
    const leaver = await stage.newcomer();
    await stage.test.given.member(stage.communityId, leaver.person.id);
    const put = async (words: string): Promise<string> => {
      const cookie = await stage.test.given.cookie(leaver.person);
      const { id: fileId } = await uploadDocument(stage.test.url, cookie, ['a.txt', words]);
      const body = { fileId, title: 'From a leaver', language: 'en' } as const;
      const params = { communityId: stage.communityId };
      return (await leaver.as(addDocument, { params, body })).answer.id;
    };
    const seen = await put('Seen by others.');
    await eventually(async () =>
      expect((await stage.asNobody(readDocument, { params: { documentId: seen } })).status).toBe(200),
    );
    const unseen = await put(`Seen by nobody. ${EICAR}`);
    const db = stage.test.database.sql;
    const password_hash = await stage.test.server.app.get(IdentityKit).hasher.hash(PASSWORD);
    await db
      .updateTable('account')
      .set({ password_hash })
      .where('person_id', '=', leaver.person.id)
      .execute();
    expect((await leaver.as(closeAccount, { body: { currentPassword: PASSWORD } })).status).toBe(204);
    await eventually(async () => {
      const rows = await db
        .selectFrom('document')
        .select(['id', 'deleted_at'])
        .where('id', 'in', [seen, unseen])
        .execute();
      expect(rows.filter(({ deleted_at: at }) => at !== null).map(({ id }) => id)).toEqual([unseen]);
    });
    expect((await stage.asNobody(readDocument, { params: { documentId: seen } })).status).toBe(200);
  });
});
