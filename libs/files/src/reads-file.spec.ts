import { Readable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';
import { newObjectKey, OBJECT_STORE, type ObjectStore } from '#libs/storage';
import { startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

import { changePicture } from './change-picture.js';
import { FILES_AREA } from './file-store.js';
import type { FileRow } from './present-file.js';
import { RemoveUnusedFiles } from './remove-unused-files.js';

const HOUR = 3_600_000;

let test: TestServer;
let store: ObjectStore;
let owner: GivenPerson;
let stranger: GivenPerson;

beforeAll(async () => {
  test = await startTestServer();
  store = test.server.app.get<ObjectStore>(OBJECT_STORE);
  owner = await test.given.person();
  stranger = await test.given.person();
});
afterAll(() => test.stop());

const givenFile = async (parts: Partial<FileRow> = {}): Promise<FileRow> => {
  const row: FileRow = {
    id: newId(),
    owner_id: owner.id,
    purpose: 'attachment',
    object_key: newObjectKey(FILES_AREA),
    file_name: 'plan.txt',
    media_type: 'text/plain',
    size: 4,
    sha256: '',
    width: null,
    height: null,
    alt: '',
    variants: {},
    post_id: null,
    community_id: null,
    position: 0,
    created_at: new Date(),
    deleted_at: null,
    ...parts,
  };
  await store.put(Readable.from([Buffer.from('plan')]), { key: row.object_key, mediaType: row.media_type });
  await test.database.sql.insertInto('stored_file').values(row).execute();
  return row;
};

const givenPost = async (communityId: string, authorId: string): Promise<string> => {
  const [threadId, postId, now] = [newId(), newId(), new Date()];
  const { id: instanceId } = await test.given.instance();
  const common = { instance_id: instanceId, community_id: communityId, author_id: authorId, created_at: now };
  const thread = {
    ...common,
    id: threadId,
    kind: 'discussion' as const,
    title: 'A',
    language: 'en' as const,
  };
  const words = { markdown: '', html: '', language: 'en' as const };
  await test.database.sql
    .insertInto('thread')
    .values({ ...thread, root_post_id: postId, last_post_at: now })
    .execute();
  await test.database.sql
    .insertInto('post')
    .values({ ...common, ...words, id: postId, thread_id: threadId, number: 1, reaction_counts: {} })
    .execute();
  return postId;
};

const statusFor = async (file: { id: string }, person: { id: string } | null): Promise<number> => {
  const headers = person === null ? {} : { cookie: await test.given.cookie(person) };
  const answer = await fetch(`${test.url}/files/${file.id}/download`, { headers });
  await answer.body?.cancel();
  return answer.status;
};

/** Answers for the owner of the file, a stranger with an account, and nobody. */
const statuses = async (file: { id: string }): Promise<number[]> => [
  await statusFor(file, owner),
  await statusFor(file, stranger),
  await statusFor(file, null),
];

describe('API5 the bytes of a file', () => {
  it('are its owner’s alone while nothing uses it', async () => {
    for (const purpose of ['attachment', 'avatar', 'community-image', 'crest'] as const) {
      expect(await statuses(await givenFile({ purpose }))).toEqual([200, 404, 404]);
    }
  });

  it.each([
    ['public', [200, 200, 200]],
    ['unlisted', [200, 200, 200]],
    ['organisation', [200, 200, 404]],
    ['listed', [200, 404, 404]],
    ['hidden', [200, 404, 404]],
  ] as const)('follow their post in a community that is %s', async (visibility, expected) => {
    const community = await test.given.community({ visibility, owner });
    const member = await test.given.person();
    await test.given.member(community.id, member.id);
    const file = await givenFile({ post_id: await givenPost(community.id, owner.id) });
    expect(await statuses(file)).toEqual(expected);
    expect(await statusFor(file, member)).toBe(200);

    await test.database.sql.deleteFrom('membership').where('person_id', '=', member.id).execute();
    expect(await statusFor(file, member)).toBe(expected[1]);
  });

  it('are gone with their post, except for those who may still read it', async () => {
    const community = await test.given.community({ visibility: 'public' });
    await test.given.member(community.id, owner.id);
    const postId = await givenPost(community.id, owner.id);
    const file = await givenFile({ post_id: postId });
    await test.database.sql
      .updateTable('post')
      .set({ deleted_at: new Date() })
      .where('id', '=', postId)
      .execute();
    expect(await statuses(file)).toEqual([200, 404, 404]);
  });

  it('of an attachment do not stay with an author who was removed from the community', async () => {
    const community = await test.given.community({ visibility: 'hidden' });
    const file = await givenFile({ post_id: await givenPost(community.id, owner.id) });
    expect(await statuses(file)).toEqual([404, 404, 404]);
  });

  it('P1: of an avatar are for those to whom its person shows it, and without an account for their readers', async () => {
    const author = await test.given.person();
    const file = await givenFile({ purpose: 'avatar', owner_id: author.id });
    await test.database.transaction(async (tx) => {
      await changePicture(tx, { purpose: 'avatar', personId: author.id, before: null, after: file.id });
      await tx.sql
        .updateTable('person')
        .set({ avatar_file_id: file.id })
        .where('id', '=', author.id)
        .execute();
    });
    expect(await statuses(file)).toEqual([200, 200, 404]);
    await givenPost((await test.given.community({ visibility: 'organisation' })).id, author.id);
    expect(await statuses(file)).toEqual([200, 200, 404]);
    await givenPost((await test.given.community({ visibility: 'public' })).id, author.id);
    expect(await statuses(file)).toEqual([200, 200, 404]);
    const show = test.database.sql.updateTable('person').where('id', '=', author.id);
    await show.set({ field_visibility: { picture: 'public' } }).execute();
    expect(await statuses(file)).toEqual([200, 200, 200]);
    await show.set({ field_visibility: { picture: 'me' } }).execute();
    expect(await statuses(file)).toEqual([404, 404, 404]);
    expect(await statusFor(file, author)).toBe(200);
  });

  it('of a community’s picture are for those who may see its card, and for those who are invited', async () => {
    const file = await givenFile({ purpose: 'community-image' });
    const host = await test.given.person();
    const community = await test.given.community({ visibility: 'hidden', owner: host });
    const show = test.database.sql.updateTable('community').where('id', '=', community.id);
    await show.set({ image_file_id: file.id }).execute();
    expect(await statuses(file)).toEqual([404, 404, 404]);
    expect(await statusFor(file, host)).toBe(200);
    await test.database.sql
      .insertInto('invitation')
      .values({
        id: newId(),
        secret_hash: Buffer.from(newId()),
        community_id: community.id,
        community_role: 'member',
        person_id: stranger.id,
        invited_by: host.id,
        created_at: new Date(),
        expires_at: new Date(Date.now() + HOUR),
      })
      .execute();
    expect(await statuses(file)).toEqual([404, 200, 404]);
    await show.set({ visibility: 'public' }).execute();
    expect(await statuses(file)).toEqual([200, 200, 200]);
  });

  it('of the crest are for everybody', async () => {
    const file = await givenFile({ purpose: 'crest' });
    await test.database.sql.updateTable('instance_settings').set({ crest_file_id: file.id }).execute();
    expect(await statuses(file)).toEqual([200, 200, 200]);
  });

  it('K8 are refused with the same answer as a file that does not exist', async () => {
    const hidden = await givenFile({ owner_id: stranger.id });
    const cookie = await test.given.cookie(owner);
    const answers = await Promise.all(
      [hidden.id, newId()].map(async (id) => {
        const answer = await fetch(`${test.url}/files/${id}/download`, { headers: { cookie } });
        const { requestId: _, ...body } = (await answer.json()) as Record<string, unknown>;
        return [answer.status, body, [...answer.headers.keys()]];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe('changing a picture', () => {
  const change = (parts: Partial<Parameters<typeof changePicture>[1]>): Promise<void> =>
    test.database.transaction((tx) =>
      changePicture(tx, { purpose: 'avatar', personId: owner.id, before: null, after: null, ...parts }),
    );

  it('takes only an upload of one’s own for the same purpose', async () => {
    const own = await givenFile({ purpose: 'avatar' });
    await change({ after: own.id });
    for (const parts of [
      { owner_id: stranger.id },
      { purpose: 'crest' as const },
      { deleted_at: new Date() },
    ]) {
      const other = await givenFile({ purpose: 'avatar', ...parts });
      await expect(change({ after: other.id })).rejects.toMatchObject({ code: 'file.missing' });
    }
    await expect(change({ after: newId() })).rejects.toMatchObject({ code: 'file.missing' });
  });

  it('lets the picture before it go', async () => {
    const before = await givenFile({ purpose: 'avatar' });
    const after = await givenFile({ purpose: 'avatar' });
    await change({ before: before.id, after: after.id });
    expect(await statuses(before)).toEqual([404, 404, 404]);
    expect(await statuses(after)).toEqual([200, 404, 404]);
  });
});

describe('a community’s picture', () => {
  it('is changed by those who manage the community, to an upload of their own', async () => {
    const community = await test.given.community({ visibility: 'public', owner });
    const cookie = await test.given.cookie(owner);
    const change = (imageFileId: string | null): Promise<Response> =>
      fetch(`${test.url}/api/communities/${community.id}`, {
        method: 'PATCH',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ imageFileId }),
      });
    const first = await givenFile({ purpose: 'community-image' });
    const second = await givenFile({ purpose: 'community-image' });
    const foreign = await givenFile({ purpose: 'community-image', owner_id: stranger.id });
    expect(await (await change(first.id)).json()).toMatchObject({ imageFileId: first.id });
    expect(await (await change(foreign.id)).json()).toMatchObject({ code: 'file.missing' });
    expect(await statuses(first)).toEqual([200, 200, 200]);
    expect(await (await change(second.id)).json()).toMatchObject({ imageFileId: second.id });
    expect(await statuses(first)).toEqual([404, 404, 404]);
    expect((await change(null)).status).toBe(200);
    expect(await statuses(second)).toEqual([404, 404, 404]);
  });
});

describe('the nightly cleaning', () => {
  const exists = (row: FileRow): Promise<boolean> =>
    store.stat(row.object_key).then(
      () => true,
      () => false,
    );

  it('removes what nothing used for a day, what was let go and objects without a row, and nothing else', async () => {
    const old = new Date(Date.now() - 25 * HOUR);
    const community = await test.given.community({ owner });
    const postId = await givenPost(community.id, owner.id);
    const kept = [await givenFile(), await givenFile({ created_at: old, post_id: postId })];
    const avatar = await givenFile({ created_at: old, purpose: 'avatar' });
    await test.database.sql
      .updateTable('person')
      .set({ avatar_file_id: avatar.id })
      .where('id', '=', owner.id)
      .execute();
    const gone = [await givenFile({ created_at: old }), await givenFile({ deleted_at: new Date() })];
    const young = newObjectKey(FILES_AREA);
    await store.put(Buffer.from('x'), { key: young, mediaType: 'text/plain' });

    const cleaning = test.server.app.get(RemoveUnusedFiles);
    await cleaning.execute();
    expect(await Promise.all([...kept, avatar].map(exists))).toEqual([true, true, true]);
    expect(await Promise.all(gone.map(exists))).toEqual([false, false]);
    expect((await store.stat(young)).size).toBe(1);
    expect(await cleaning.execute()).toEqual({ files: 0, strays: 0 });
  });
});
