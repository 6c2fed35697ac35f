import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import * as contracts from '#libs/contracts';
import type { NotificationView } from '#libs/contracts';
import {
  apiCaller,
  eventually,
  startTestServer,
  type ApiCaller,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

describe('notifications', () => {
  let test: TestServer;
  let communityId: string;
  let asker: GivenPerson;
  let asAsker: ApiCaller;
  let asHelper: ApiCaller;
  let helper: GivenPerson;

  const as = async (person: { id: string }): Promise<ApiCaller> =>
    apiCaller(test.url, await test.given.cookie(person));

  const open = async (caller: ApiCaller, markdown: string, inCommunity = communityId): Promise<string> => {
    const { answer } = await caller(contracts.openThread, {
      params: { communityId: inCommunity },
      body: { title: 'Gritting', markdown },
    });
    return answer.thread.id;
  };

  const reply = async (caller: ApiCaller, threadId: string, markdown: string): Promise<string> => {
    const { answer } = await caller(contracts.replyToThread, { params: { threadId }, body: { markdown } });
    return answer.id;
  };

  const list = async (caller: ApiCaller): Promise<{ items: NotificationView[]; unread: number }> =>
    (await caller(contracts.listNotifications)).answer;

  const about = async (caller: ApiCaller, threadId: string): Promise<NotificationView[]> =>
    (await list(caller)).items.filter(({ thread }) => thread?.id === threadId);

  beforeAll(async () => {
    test = await startTestServer({ LOG_LEVEL: 'error' });
    asker = await test.given.person({ name: 'asker' });
    helper = await test.given.person({ name: 'helper' });
    ({ id: communityId } = await test.given.community({ owner: asker, visibility: 'hidden' }));
    await test.given.member(communityId, helper.id);
    asAsker = await as(asker);
    asHelper = await as(helper);
  });
  afterAll(() => test.stop());

  it('tells the person who was asked about replies, as one that counts', async () => {
    const threadId = await open(asAsker, 'Which routes first?');
    await reply(asHelper, threadId, 'The hospital road.');
    await reply(asHelper, threadId, 'Then the schools.');
    await eventually(async () => {
      expect(await about(asAsker, threadId)).toMatchObject([
        { kind: 'reply', count: 2, people: [{ name: 'helper' }], readAt: null },
      ]);
    });
    expect(await about(asHelper, threadId)).toEqual([]);
  });

  it('tells people who are named, once, though they also watch', async () => {
    const threadId = await open(asAsker, 'Please look, @helper and @nobody_here');
    await eventually(async () =>
      expect(await about(asHelper, threadId)).toMatchObject([{ kind: 'mention', count: 1 }]),
    );
  });

  it('says nothing to people who may not read the community, though they are named', async () => {
    const outsider = await test.given.person({ name: 'outsider' });
    const threadId = await open(asAsker, 'What does @outsider think, @helper?');
    await eventually(async () => expect(await about(asHelper, threadId)).toHaveLength(1));
    expect((await list(await as(outsider))).items).toEqual([]);
  });

  it('hides what a person may no longer read, and does not count it', async () => {
    const leaver = await test.given.person({ name: 'leaver' });
    await test.given.member(communityId, leaver.id);
    const asLeaver = await as(leaver);
    await open(asAsker, 'Hello @leaver');
    await eventually(async () => expect(await list(asLeaver)).toMatchObject({ unread: 1, items: [{}] }));
    await test.database.sql.deleteFrom('membership').where('person_id', '=', leaver.id).execute();
    expect(await list(asLeaver)).toMatchObject({ unread: 0, items: [] });
  });

  it('follows the level a person chose for a thread', async () => {
    const watched = await open(asAsker, 'One');
    const muted = await open(asHelper, 'Two');
    const params = (threadId: string) => ({ params: { threadId } });
    await asHelper(contracts.setSubscription, { ...params(watched), body: { level: 'watch' } });
    await asHelper(contracts.setSubscription, { ...params(muted), body: { level: 'mute' } });
    expect((await asHelper(contracts.readSubscription, params(muted))).answer).toEqual({ level: 'mute' });
    await reply(asAsker, muted, 'You will not hear this, @helper');
    await reply(asAsker, watched, 'You will hear this');
    await eventually(async () =>
      expect(await about(asHelper, watched)).toMatchObject([{ kind: 'thread-activity' }]),
    );
    expect(await about(asHelper, muted)).toEqual([]);
  });

  it('tells those of this instance who decide of a report from a community elsewhere, and only them', async () => {
    const partner = await test.given.instance({ isLocal: false });
    const [admin, moderator, facilitator] = await Promise.all([
      test.given.person({ role: 'admin' }),
      test.given.person({ role: 'moderator' }),
      test.given.remotePerson({ instanceId: partner.id }),
    ]);
    const reported = async (visibility: 'public' | 'hidden'): Promise<string> => {
      const elsewhere = await test.given.community({ instanceId: partner.id, visibility });
      await test.given.member(elsewhere.id, facilitator.id, 'facilitator');
      await test.given.member(elsewhere.id, asker.id);
      await test.given.member(elsewhere.id, helper.id, 'moderator');
      const opened = await asAsker(contracts.openThread, {
        params: { communityId: elsewhere.id },
        body: { title: 'Phone numbers', markdown: 'Call Mrs Jones.' },
      });
      const made = await asAsker(contracts.makeReport, {
        body: {
          subjectKind: 'post',
          subjectId: opened.answer.post.id,
          category: 'personal-data',
          reason: 'A name.',
        },
      });
      return made.answer.id;
    };
    const toldOf = async (caller: ApiCaller): Promise<(string | null)[]> =>
      (await list(caller)).items.filter(({ kind }) => kind === 'report').map(({ subjectId }) => subjectId);
    const [asAdmin, asModerator] = await Promise.all([as(admin), as(moderator)]);

    const hidden = await reported('hidden');
    await eventually(async () => expect(await toldOf(asAdmin)).toEqual([hidden]));
    const open = await reported('public');
    await eventually(async () => {
      expect(await toldOf(asAdmin)).toEqual([open, hidden]);
      expect(await toldOf(asModerator)).toEqual([open]);
    });
    expect(await toldOf(asHelper)).toEqual([]);
  });

  it('marks one or all as read, and counts again', async () => {
    const before = (await list(asAsker)).items.find(({ readAt }) => readAt === null);
    const notificationId = before?.id ?? '';
    await asAsker(contracts.readNotification, { params: { notificationId }, body: { read: true } });
    expect((await list(asAsker)).items.find(({ id }) => id === notificationId)?.readAt).not.toBeNull();
    await asHelper(contracts.readAllNotifications);
    expect(await list(asHelper)).toMatchObject({ unread: 0 });
    const other = await asHelper(contracts.readNotification, {
      params: { notificationId },
      body: { read: true },
    });
    expect(other.status).toBe(404);
  });

  it('counts a repeated fact once', async () => {
    const threadId = await open(asAsker, 'Once only');
    await reply(asHelper, threadId, 'Yes');
    await eventually(async () => expect(await about(asAsker, threadId)).toMatchObject([{ count: 1 }]));
    await test.database.sql.updateTable('domain_event').set({ handled_at: null }).execute();
    await eventually(async () => {
      const owed = await test.database.sql
        .selectFrom('domain_event')
        .select('id')
        .where('handled_at', 'is', null)
        .execute();
      expect(owed).toEqual([]);
    });
    expect(await about(asAsker, threadId)).toMatchObject([{ count: 1 }]);
  });
});
