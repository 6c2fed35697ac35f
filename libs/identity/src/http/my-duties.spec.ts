import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { listMail, previewProfile, readMe } from '#libs/contracts';
import { apiCaller, startTestServer, type ApiCaller, type GivenPerson, type TestServer } from '#libs/testing';

describe('what the server tells somebody about themselves', () => {
  let test: TestServer;

  const callerOf = async (person: GivenPerson): Promise<ApiCaller> =>
    apiCaller(test.url, await test.given.cookie(person));

  const reviews = async (person: GivenPerson): Promise<boolean> =>
    (await (await callerOf(person))(readMe)).answer.reviewsReports;

  beforeAll(async () => {
    test = await startTestServer();
  });
  afterAll(() => test.stop());

  it('says whether they may decide reports anywhere', async () => {
    const [owner, facilitator, member, nobody, moderator] = await Promise.all([
      test.given.person(),
      test.given.person(),
      test.given.person(),
      test.given.person(),
      test.given.person({ role: 'moderator' }),
    ]);
    const { id } = await test.given.community({ owner });
    await test.given.member(id, facilitator.id, 'facilitator');
    await test.given.member(id, member.id);
    expect(await Promise.all([owner, facilitator, moderator].map(reviews))).toEqual([true, true, true]);
    expect(await Promise.all([member, nobody].map(reviews))).toEqual([false, false]);
  });

  it('shows how words on their page will look, without what is dangerous in them', async () => {
    const call = await callerOf(await test.given.person());
    const summary = 'Ask me about **bins**. <script>alert(1)</script>';
    const { answer } = await call(previewProfile, { body: { summary } });
    expect(answer.html).toContain('<strong>bins</strong>');
    expect(answer.html).not.toContain('<script');
  });

  it('tells administrators when mail does not leave the machine', async () => {
    const call = await callerOf(await test.given.person({ role: 'admin' }));
    expect((await call(listMail)).answer.delivery).toBe('outbox');
  });
});
