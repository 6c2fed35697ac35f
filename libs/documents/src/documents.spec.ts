import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addDocument,
  addDocumentVersion,
  archiveCommunity,
  attachDocument,
  deleteDocument,
  detachDocument,
  listAuditEntries,
  listDocumentFolders,
  listDocuments,
  listThreadDocuments,
  readDocument,
  restoreDocumentVersion,
  updateDocument,
  type DocumentView,
} from '#libs/contracts';
import {
  eventually,
  fewestStatements,
  pdfOf,
  setStage,
  uploadDocument,
  type Somebody,
  type Stage,
} from '#libs/testing';

import { ReadDocuments } from './read-documents.js';

const plan = pdfOf(['Benches are mended in spring.']);

describe('documents of a community', () => {
  let stage: Stage;
  let owner: Somebody;
  let member: Somebody;
  let stranger: Somebody;
  let hiddenId: string;

  beforeAll(async () => {
    stage = await setStage();
    owner = { person: stage.owner, as: stage.asOwner };
    member = { person: stage.member, as: stage.asMember };
    stranger = await stage.newcomer();
    hiddenId = (await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' })).id;
    await stage.test.given.member(hiddenId, stage.member.id);
  });
  afterAll(() => stage.test.stop());

  const upload = async (
    { person }: Somebody,
    name = 'plan.pdf',
    bytes: Uint8Array<ArrayBuffer> | string = plan,
  ): Promise<string> =>
    (await uploadDocument(stage.test.url, await stage.test.given.cookie(person), [name, bytes])).id;

  const add = async (
    who: Somebody,
    { title = 'The plan', folder = '', communityId = stage.communityId, fileId = '' } = {},
  ): Promise<DocumentView> => {
    const body = { fileId: fileId || (await upload(who)), title, folder, language: 'en' } as const;
    const added = await who.as(addDocument, { params: { communityId }, body });
    expect([added.status, added.problem?.code]).toEqual([201, undefined]);
    return added.answer;
  };

  const fileOf = async (path: string, somebody?: Somebody): Promise<Response> =>
    fetch(`${stage.test.url}${path}`, {
      headers: somebody === undefined ? {} : { cookie: await stage.test.given.cookie(somebody.person) },
    });

  it('are added by members, listed by folders, and read by whoever reads the community', async () => {
    const { id } = await add(member, { title: 'Rota', folder: '  Plans   of 2026 ' });
    const loose = await add(member, { title: 'Loose' });
    const params = { communityId: stage.communityId };
    const folders = (await stage.asNobody(listDocumentFolders, { params })).answer.items;
    expect(folders).toEqual([{ name: 'Plans of 2026', documents: 1 }]);
    const within = async (folder: string) =>
      (await stage.asNobody(listDocuments, { params, query: { folder } })).answer.items.map(
        (each) => each.id,
      );
    expect(await within('Plans of 2026')).toEqual([id]);
    expect(await within('')).toContain(loose.id);
    expect((await stage.asNobody(readDocument, { params: { documentId: id } })).answer).toMatchObject({
      title: 'Rota',
      open: { number: 1, fileName: 'plan.pdf', mediaType: 'application/pdf' },
      versions: [{ number: 1, scan: 'not-scanned', preview: 'ready' }],
      permissions: { canChange: false, canDelete: false },
    });
  });

  it('are listed and shown with two statements each, however many documents and versions there are', async () => {
    const communityId = (await stage.test.given.community({ owner: stage.owner })).id;
    const documents = stage.test.server.app.get(ReadDocuments, { strict: false });
    const { viewer } = stage.owner;
    // The process goes on examining what was added.
    const fewest = (read: () => Promise<unknown>): Promise<number> =>
      fewestStatements(stage.test.database, read);
    const { id } = await add(owner, { title: 'One', folder: 'Plans', communityId });
    const counted = async (): Promise<number[]> => [
      await fewest(() => documents.list(viewer, { params: { communityId }, query: { limit: 50 } })),
      await fewest(() => documents.folders(viewer, communityId)),
      await fewest(() => documents.one(viewer, id)),
    ];
    expect(await counted()).toEqual([2, 2, 2]);
    for (const title of ['Two', 'Three']) {
      await add(owner, { title, folder: title, communityId });
      const body = { fileId: await upload(owner), note: title };
      const added = await owner.as(addDocumentVersion, { params: { documentId: id }, body });
      expect(added.status).toBe(201);
    }
    expect((await documents.one(viewer, id)).versions).toHaveLength(3);
    expect(await counted()).toEqual([2, 2, 2]);
  });

  it('go on page by page, those that changed last first', async () => {
    const communityId = (await stage.test.given.community({ owner: stage.owner })).id;
    const titles = ['one', 'two', 'three'];
    for (const title of titles) await add(owner, { title, communityId });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor !== undefined && { cursor }) };
      const { answer } = await owner.as(listDocuments, { params: { communityId }, query });
      seen.push(...answer.items.map(({ title }) => title));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(titles.toReversed());
  });

  it('UP4, HT8: are only ever saved: no browser shows, runs or frames a file of them by itself', async () => {
    const { open } = await add(member);
    for (const variant of ['download', 'preview']) {
      const answer = await fileOf(`/files/${open?.fileId}/${variant}`);
      expect([variant, answer.status]).toEqual([variant, 200]);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
      expect(answer.headers.get('content-security-policy')).toMatch(/sandbox/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(plan));
    }
    expect((await fileOf(`/files/${open?.fileId}/other`)).status).toBe(404);
  });

  it('UP1, HT6: have names of files and folders that are words and nothing else', async () => {
    const name = '../../..\\<img src=x onerror=alert(1)>\u202egpj.pdf';
    const folder = '<script>alert(1)</script>';
    const document = await add(member, { fileId: await upload(member, name), folder });
    expect(document).toMatchObject({
      folder,
      open: { fileName: expect.not.stringMatching(/[/\\<>\u202e]/u) },
    });
    const page = await fetch(`${stage.test.url}/documents/${document.id}`);
    expect(await page.text()).not.toContain('<script>alert(1)');
  });

  it.each([
    ['a page of a web site', 'plan.pdf', '<!doctype html><script>alert(1)</script>'],
    ['a program', 'plan.txt', '#!/bin/sh\nrm -rf /\n'],
  ])('UP2: are not %s under another name', async (_, name, bytes) => {
    await expect(upload(member, name, bytes)).rejects.toThrow('415');
  });

  it('take an upload once, and only one of one’s own that was meant for it', async () => {
    const { open } = await add(member);
    const params = { communityId: stage.communityId };
    const body = { title: 'Again', language: 'en' } as const;
    for (const [who, fileId] of [
      [member, open?.fileId ?? ''],
      [member, await upload(owner)],
    ] as const) {
      const answer = await who.as(addDocument, { params, body: { ...body, fileId } });
      expect([answer.status, answer.problem.code]).toEqual([409, 'file.missing']);
    }
  });

  it('are added by full members alone, and by nobody once the community is archived', async () => {
    const { id: communityId } = await stage.test.given.community({
      owner: stage.owner,
      visibility: 'public',
    });
    const guest = await stage.newcomer();
    await stage.test.given.member(communityId, guest.person.id, 'guest');
    const tried = async (who: Somebody) => {
      const body = { fileId: await upload(who), title: 'Mine', language: 'en' } as const;
      const { status, problem } = await who.as(addDocument, { params: { communityId }, body });
      return [status, problem?.code];
    };
    expect(await tried(stranger)).toEqual([403, 'not-allowed']);
    expect(await tried(guest)).toEqual([403, 'not-allowed']);
    expect(await tried(owner)).toEqual([201, undefined]);
    await owner.as(archiveCommunity, { params: { community: communityId } });
    expect(await tried(owner)).toEqual([409, 'community.archived']);
  });

  it('are added once, however often the request arrives', async () => {
    const params = { communityId: stage.communityId };
    const body = { fileId: await upload(member), title: 'Once', language: 'en' } as const;
    const first = await member.as(addDocument, { params, body, key: 'the-same-document' });
    const again = await member.as(addDocument, { params, body, key: 'the-same-document' });
    expect(again.answer.id).toBe(first.answer.id);
  });

  it('keep every version, and go back to an earlier one as a new one', async () => {
    const { id: documentId, open: first } = await add(member);
    const fileId = await upload(member, 'plan.txt', 'Benches are painted now.');
    const params = { documentId };
    const second = await member.as(addDocumentVersion, { params, body: { fileId, note: 'Painted' } });
    expect(second.answer).toMatchObject({ open: { number: 2, fileName: 'plan.txt' } });
    const back = await owner.as(restoreDocumentVersion, { params: { documentId, version: '1' } });
    expect(back.answer).toMatchObject({
      open: { number: 3, fileId: first?.fileId },
      versions: [
        { number: 3, restoredFrom: 1 },
        { number: 2, note: 'Painted' },
        { number: 1, restoredFrom: null },
      ],
    });
    const none = await owner.as(restoreDocumentVersion, { params: { documentId, version: '9' } });
    expect(none.problem.code).toBe('document.version-missing');
    expect((await fileOf(`/files/${fileId}/download`)).status).toBe(200);
  });

  it('are changed by their author and by those who moderate, one after the other', async () => {
    const { id: documentId, revision } = await add(member);
    const other = await stage.newcomer();
    await stage.test.given.member(stage.communityId, other.person.id);
    const change = { title: 'Renamed', description: '', folder: 'Here', revision };
    const call = { params: { documentId }, body: change };
    expect((await other.as(updateDocument, call)).status).toBe(403);
    expect((await owner.as(updateDocument, call)).answer).toMatchObject({ title: 'Renamed', revision: 2 });
    expect((await member.as(updateDocument, call)).problem.code).toBe('document.changed');
  });

  it('of a private community do not exist for others: pages, lists, versions, files', async () => {
    const { id: documentId, open } = await add(member, { communityId: hiddenId, title: 'Secret' });
    for (const who of [stage.asNobody, stranger.as]) {
      expect((await who(readDocument, { params: { documentId } })).status).toBe(404);
      expect((await who(listDocuments, { params: { communityId: hiddenId } })).status).toBe(404);
      expect((await who(listDocumentFolders, { params: { communityId: hiddenId } })).status).toBe(404);
    }
    for (const variant of ['download', 'preview'])
      for (const who of [undefined, stranger])
        expect((await fileOf(`/files/${open?.fileId}/${variant}`, who)).status).toBe(404);
    expect((await fetch(`${stage.test.url}/documents/${documentId}`)).status).toBe(404);
    expect((await fileOf(`/files/${open?.fileId}/download`, owner)).status).toBe(200);
  });

  it('are deleted for good, files and all; the audit log knows who did it', async () => {
    const { id: documentId, open } = await add(member, { title: 'Gone soon' });
    const params = { documentId };
    expect((await stranger.as(deleteDocument, { params })).status).toBe(403);
    expect((await owner.as(deleteDocument, { params })).status).toBe(204);
    expect((await member.as(readDocument, { params })).status).toBe(404);
    expect((await member.as(deleteDocument, { params })).status).toBe(404);
    expect((await fileOf(`/files/${open?.fileId}/download`, member)).status).toBe(404);
    const left = await stage.test.database.sql
      .selectFrom('document')
      .select(['title', 'description'])
      .where('id', '=', documentId)
      .execute();
    expect(left).toEqual([{ title: '', description: '' }]);
    const admin = await stage.as(await stage.test.given.person({ role: 'admin' }));
    await eventually(async () => {
      const { items } = (await admin(listAuditEntries, { query: { action: 'document.deleted' } })).answer;
      expect(items).toMatchObject([{ detail: { documentId } }]);
    });
  });

  it('stand beside threads, for those who read both', async () => {
    const threadId = await stage.open(stage.asMember);
    const open = await add(member, { title: 'For all' });
    const closed = await add(member, { communityId: hiddenId, title: 'For few' });
    for (const { id: documentId } of [open, closed])
      expect((await member.as(attachDocument, { params: { threadId, documentId } })).status).toBe(204);
    const beside = async (who: Somebody['as']) =>
      (await who(listThreadDocuments, { params: { threadId } })).answer.items.map(({ title }) => title);
    expect(await beside(member.as)).toEqual(['For all', 'For few']);
    expect(await beside(stage.asNobody)).toEqual(['For all']);
    const refused = await stranger.as(attachDocument, { params: { threadId, documentId: open.id } });
    expect(refused.status).toBe(403);
    await member.as(detachDocument, { params: { threadId, documentId: open.id } });
    expect(await beside(stage.asNobody)).toEqual([]);
  });

  it('are drawn on the server, to be read and saved without scripts', async () => {
    const { id, open } = await add(member, { title: 'Without scripts', folder: 'Plain' });
    const community = await stage.test.database.sql
      .selectFrom('community')
      .select('name')
      .where('id', '=', stage.communityId)
      .executeTakeFirstOrThrow();
    const pages = [`/c/${community.name}/documents?folder=Plain`, `/documents/${id}`];
    for (const page of pages) {
      const html = await (await fetch(`${stage.test.url}${page}`)).text();
      expect([page, html.includes('Without scripts')]).toEqual([page, true]);
      expect([page, html.includes(`/files/${open?.fileId}/download`)]).toEqual([page, true]);
    }
  });
});
