import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addOtherAccount,
  changeTies,
  closeAccount,
  endFollow,
  listNotifications,
  openThread,
  readFollow,
  readPerson,
  readThread,
  setFollow,
} from '#libs/contracts';
import { IdentityKit } from '#libs/identity';
import { eventually, setStage, type ApiCaller, type GivenPerson, type Stage } from '#libs/testing';

const PASSWORD = 'kettle-harbour-violet';

describe('following people of the same server', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const newReader = async (): Promise<{ reader: GivenPerson; asReader: ApiCaller }> => {
    const reader = await stage.test.given.person();
    return { reader, asReader: await stage.as(reader) };
  };

  const heardBy = async (caller: ApiCaller) =>
    (await caller(listNotifications)).answer.items
      .filter(({ kind }) => kind === 'followed-post')
      .map(({ thread, count }) => ({ title: thread?.title, count }));

  const write = async (title: string): Promise<void> => {
    const threadId = await stage.open(stage.asMember, { title });
    await stage.reply(stage.asMember, threadId, 'And one thing more.');
  };

  it('begins at once, also where this server has nothing to do with others, and ends', async () => {
    const { asReader } = await newReader();
    const params = { handle: stage.member.name };
    expect((await asReader(readFollow, { params })).answer).toEqual({
      state: null,
      level: 'all',
      canFollow: true,
    });
    const begun = await asReader(setFollow, { params, body: { level: 'threads' } });
    expect(begun.answer).toMatchObject({ state: 'accepted', level: 'threads' });
    expect((await asReader(setFollow, { params, body: { level: 'none' } })).answer.level).toBe('none');
    expect((await asReader(endFollow, { params })).status).toBe(204);
    expect((await asReader(endFollow, { params })).status).toBe(204);
    expect((await asReader(readFollow, { params })).answer.state).toBeNull();
  });

  it('tells of what they write in public, as much as was chosen', async () => {
    const [every, threads, none] = [await newReader(), await newReader(), await newReader()];
    const levels = [
      [every, 'all'],
      [threads, 'threads'],
      [none, 'none'],
    ] as const;
    for (const [{ asReader }, level] of levels)
      await asReader(setFollow, { params: { handle: stage.member.name }, body: { level } });
    await write('Verges');
    await eventually(async () => {
      expect(await heardBy(every.asReader)).toEqual([{ title: 'Verges', count: 2 }]);
      expect(await heardBy(threads.asReader)).toEqual([{ title: 'Verges', count: 1 }]);
    });
    expect(await heardBy(none.asReader)).toEqual([]);
  });

  it('tells of nothing in communities that are not public, also to members', async () => {
    const { reader, asReader } = await newReader();
    await asReader(setFollow, { params: { handle: stage.member.name }, body: { level: 'all' } });
    const { id } = await stage.test.given.community({ owner: stage.owner, visibility: 'organisation' });
    for (const each of [stage.member, reader]) await stage.test.given.member(id, each.id);
    await stage.asMember(openThread, {
      params: { communityId: id },
      body: { title: 'Pay', markdown: 'For us alone.' },
    });
    await write('Hedges');
    await eventually(async () => expect(await heardBy(asReader)).toEqual([{ title: 'Hedges', count: 2 }]));
  });

  it('is refused for oneself and by those who want no followers, who keep the ones they have', async () => {
    const [shy, early, late] = [await newReader(), await newReader(), await newReader()];
    const asked = { params: { handle: shy.reader.name }, body: { level: 'all' } } as const;
    await early.asReader(setFollow, asked);
    await shy.asReader(changeTies, { body: { acceptsFollowers: false } });
    expect((await late.asReader(setFollow, asked)).problem.code).toBe('follow.refused');
    const { params } = asked;
    expect((await early.asReader(readFollow, { params })).answer.state).toBe('accepted');
    expect((await shy.asReader(setFollow, asked)).problem.code).toBe('follow.refused');
  });

  it('finds nobody elsewhere where this server has nothing to do with others', async () => {
    const { asReader } = await newReader();
    const body = { handle: 'ada@eastmoor.example' };
    expect((await asReader(addOtherAccount, { body })).problem.code).toBe('person.not-found-there');
  });

  it('ends on both sides when somebody leaves', async () => {
    const [{ reader, asReader }, other] = [await newReader(), await newReader()];
    await asReader(setFollow, { params: { handle: other.reader.name }, body: { level: 'all' } });
    await other.asReader(setFollow, { params: { handle: reader.name }, body: { level: 'all' } });
    const password_hash = await stage.test.server.app.get(IdentityKit).hasher.hash(PASSWORD);
    const { sql } = stage.test.database;
    await sql.updateTable('account').set({ password_hash }).where('person_id', '=', reader.id).execute();
    expect((await asReader(closeAccount, { body: { currentPassword: PASSWORD } })).status).toBe(204);
    await eventually(async () => {
      const rows = await sql.selectFrom('person_follow').select(['follower_id', 'followed_id']).execute();
      expect(rows.flatMap((row) => [row.follower_id, row.followed_id])).not.toContain(reader.id);
    });
  });
});

describe('somebody who has moved to another server', () => {
  it('is shown with where they are now, reads here, and writes nothing new', async () => {
    const stage = await setStage({ ROLES: 'web' });
    try {
      const { database, given } = stage.test;
      const { id: instanceId } = await given.instance({ isLocal: false, host: 'eastmoor.example' });
      const successor = await given.remotePerson({ instanceId, name: 'ada' });
      const threadId = await stage.open(stage.asMember);
      await database.sql
        .updateTable('person')
        .set({ moved_to_id: successor.id, moved_at: new Date() })
        .where('id', '=', stage.member.id)
        .execute();
      const { answer } = await stage.asOwner(readPerson, { params: { handle: stage.member.name } });
      expect(answer.movedTo).toMatchObject({ name: 'ada', host: 'eastmoor.example', isLocal: false });
      const opened = await stage.asMember(openThread, {
        params: { communityId: stage.communityId },
        body: { title: 'Once more', markdown: 'Is anybody there?' },
      });
      expect(opened.problem.code).toBe('not-allowed');
      const { answer: read } = await stage.asMember(readThread, { params: { threadId } });
      expect(read.thread).toMatchObject({ id: threadId, postCount: 1 });
      const params = { handle: stage.member.name };
      const follow = await stage.asOwner(setFollow, { params, body: { level: 'all' } });
      expect(follow.problem.code).toBe('follow.refused');
    } finally {
      await stage.test.stop();
    }
  });
});
