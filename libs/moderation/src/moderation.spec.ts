import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import * as contracts from '#libs/contracts';
import {
  apiCaller,
  eventually,
  startTestServer,
  type ApiCaller,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

import { verifyAuditLog } from './verify-audit-log.js';

describe('reports and the audit log', () => {
  let test: TestServer;
  let communityId: string;
  let owner: GivenPerson;
  let member: GivenPerson;
  let admin: GivenPerson;
  let asOwner: ApiCaller;
  let asMember: ApiCaller;
  let asAdmin: ApiCaller;
  let asStranger: ApiCaller;

  const as = async (person: { id: string }): Promise<ApiCaller> =>
    apiCaller(test.url, await test.given.cookie(person));

  const post = async (): Promise<{ threadId: string; postId: string }> => {
    const opened = await asOwner(contracts.openThread, {
      params: { communityId },
      body: { title: 'Phone numbers', markdown: 'Call Mrs Jones on 01632 960 001.' },
    });
    return { threadId: opened.answer.thread.id, postId: opened.answer.post.id };
  };

  const report = (caller: ApiCaller, subjectId: string) =>
    caller(contracts.makeReport, {
      body: { subjectKind: 'post', subjectId, category: 'personal-data', reason: 'Names a resident.' },
    });

  beforeAll(async () => {
    test = await startTestServer({ LOG_LEVEL: 'error' });
    [owner, member, admin] = await Promise.all([
      test.given.person(),
      test.given.person(),
      test.given.person({ role: 'admin' }),
    ]);
    ({ id: communityId } = await test.given.community({ owner, visibility: 'hidden' }));
    await test.given.member(communityId, member.id);
    [asOwner, asMember, asAdmin] = await Promise.all([as(owner), as(member), as(admin)]);
    asStranger = await as(await test.given.person());
  });
  afterAll(() => test.stop());

  it('lets a member report a post once, and those who look after it decide; both see the outcome', async () => {
    const { postId } = await post();
    const made = await report(asMember, postId);
    expect(made.status).toBe(201);
    expect((await report(asMember, postId)).problem?.code).toBe('report.already-open');
    const params = { reportId: made.answer.id };
    expect((await asOwner(contracts.readReport, { params })).answer.post).toMatchObject({ id: postId });
    const decided = await asOwner(contracts.decideReport, {
      params,
      body: { outcome: 'upheld', note: 'Thank you, removed.', removePost: true },
    });
    expect(decided.answer).toMatchObject({ status: 'upheld', post: { isDeleted: true } });
    expect((await asMember(contracts.listMyReports)).answer.items[0]).toMatchObject({
      status: 'upheld',
      outcomeNote: 'Thank you, removed.',
    });
    const again = { params, body: { outcome: 'dismissed' as const, note: '', removePost: false } };
    expect((await asOwner(contracts.decideReport, again)).problem?.code).toBe('report.already-decided');
  });

  it('API5: tells strangers nothing of a report or of what they cannot read', async () => {
    const { postId } = await post();
    expect((await report(asStranger, postId)).status).toBe(404);
    const made = await report(asMember, postId);
    const params = { reportId: made.answer.id };
    expect((await asStranger(contracts.readReport, { params })).status).toBe(404);
    expect((await asMember(contracts.readReport, { params })).status).toBe(404);
    expect((await asStranger(contracts.listReports)).answer.items).toEqual([]);
  });

  it('shows an administrator a reported post of a hidden community, and nothing around it', async () => {
    const { postId, threadId } = await post();
    const made = await report(asMember, postId);
    const params = { reportId: made.answer.id };
    expect((await asAdmin(contracts.readReport, { params })).answer.post?.html).toContain('Mrs Jones');
    expect((await asAdmin(contracts.readThread, { params: { threadId } })).status).toBe(404);
    const body = { outcome: 'upheld' as const, note: '', removePost: true };
    expect((await asAdmin(contracts.decideReport, { params, body })).answer.post?.isDeleted).toBe(true);
  });

  it('writes decisions into the audit log, whose chain holds', async () => {
    await eventually(async () => {
      const { answer } = await asAdmin(contracts.listAuditEntries, { query: { action: 'report.decided' } });
      expect(answer.items.length).toBeGreaterThanOrEqual(2);
    });
    expect((await asAdmin(contracts.verifyAuditLog)).answer).toMatchObject({ intact: true, brokenAt: null });
    expect((await asMember(contracts.listAuditEntries)).status).toBe(403);
  });

  it('AD3: refuses changes to the audit log, and shows a forced one as a broken chain', async () => {
    await expect(
      sql`update audit_entry set action = 'x' where seq = 1`.execute(test.database.sql),
    ).rejects.toThrow('append-only');
    await expect(sql`delete from audit_entry`.execute(test.database.sql)).rejects.toThrow('append-only');
    await expect(sql`truncate audit_entry`.execute(test.database.sql)).rejects.toThrow('append-only');
    await sql`alter table audit_entry disable trigger all`.execute(test.database.sql).catch(async () => {
      await sql`alter table audit_entry disable trigger user`.execute(test.database.sql);
    });
    await sql`update audit_entry set detail = '{"changed": true}' where seq = 2`.execute(test.database.sql);
    expect(await verifyAuditLog(test.database)).toMatchObject({ intact: false, brokenAt: 2 });
  });
});
