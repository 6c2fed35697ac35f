import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  decideAgreement,
  decidePartner,
  decideReport,
  draftAgreement,
  endAgreement,
  getCommunity,
  listAgreements,
  listAuditEntries,
  listCommunities,
  listMyReports,
  listNotifications,
  listReports,
  makeReport,
  openThread,
  proposeAgreement,
  readPartner,
  requestToJoin,
  type AgreementView,
} from '#libs/contracts';
import { apiCaller, eventually, type ApiCaller } from '#libs/testing';

import { startPair, type Pair, type Side } from './pair.fixture.js';

describe('two servers', () => {
  let pair: Pair;
  let member: ApiCaller;
  let owner: ApiCaller;
  let roads: string;

  beforeAll(async () => {
    pair = await startPair();
    const { northfield, eastmoor } = pair;
    const host = await northfield.test.given.person();
    owner = apiCaller(northfield.test.url, await northfield.test.given.cookie(host));
    const kind = { owner: host, visibility: 'public', joinPolicy: 'open' } as const;
    ({ id: roads } = await northfield.test.given.community({ ...kind, name: 'roads' }));
    await northfield.test.given.community({ ...kind, name: 'parks' });
    await eastmoor.test.given.community({ name: 'planning', visibility: 'public', joinPolicy: 'open' });
    const person = await eastmoor.test.given.person();
    member = apiCaller(eastmoor.test.url, await eastmoor.test.given.cookie(person));
  });
  afterAll(() => pair.stop());

  /** What a side has of the agreement, once it is in this state. */
  const agreementAt = (side: Side, other: Side, state: AgreementView['state']): Promise<AgreementView> =>
    eventually(async () => {
      const { items } = (await side.admin(listAgreements, { params: { host: other.host } })).answer;
      const found = items.find((each) => each.state === state);
      if (found === undefined) throw new Error(`${side.host} has ${JSON.stringify(items)}`);
      return found;
    });

  const policyAt = async (side: Side, other: Side) =>
    (await side.admin(readPartner, { params: { host: other.host } })).answer.policy;

  const elsewhereAt = (side: Side, count: number) =>
    eventually(async () => {
      const { items } = (await side.admin(listCommunities, { query: {} })).answer;
      const found = items.filter(({ organisation }) => !organisation.isLocal);
      expect(found).toHaveLength(count);
      return found;
    });

  it('agree on an exchange, with which each allows the other', async () => {
    const { northfield, eastmoor } = pair;
    const params = { host: eastmoor.host };
    await northfield.admin(draftAgreement, {
      params,
      body: {
        purpose: 'Both salt the same road.',
        dataClasses: ['profiles', 'discussion'],
        communities: [`https://${northfield.host}/c/roads`],
        contact: 'Ada Morris',
        reviewOn: '2099-11-01',
      },
    });
    await eastmoor.admin(decidePartner, { params: { host: northfield.host }, body: { policy: 'expected' } });
    expect((await northfield.admin(proposeAgreement, { params })).status).toBe(200);
    const { id, ...proposed } = await agreementAt(eastmoor, northfield, 'proposed');
    expect(proposed).toMatchObject({ isOurs: false, purpose: 'Both salt the same road.', version: 1 });
    await eastmoor.admin(decideAgreement, { params: { agreementId: id }, body: { accepted: true } });
    expect(await agreementAt(northfield, eastmoor, 'accepted')).toMatchObject({ isOurs: true, version: 1 });
    expect([await policyAt(northfield, eastmoor), await policyAt(eastmoor, northfield)]).toEqual([
      'allowed',
      'allowed',
    ]);
  });

  it('show the public communities of each other in their directories', async () => {
    const { northfield, eastmoor } = pair;
    expect((await elsewhereAt(northfield, 1)).map(({ name }) => name)).toEqual(['planning']);
    const found = await elsewhereAt(eastmoor, 2);
    expect(found.map(({ name }) => name).toSorted()).toEqual(['parks', 'roads']);
    expect(found[0]?.organisation).toMatchObject({ host: northfield.host, isLocal: false });
  });

  it('let people join the communities in scope only', async () => {
    const found = await elsewhereAt(pair.eastmoor, 2);
    const idOf = (name: string): string => found.find((each) => each.name === name)?.id ?? '';
    for (const name of ['roads', 'parks'])
      await member(requestToJoin, { params: { community: idOf(name) }, body: { reason: '' } });
    await eventually(async () => {
      const { answer } = await member(getCommunity, { params: { community: idOf('roads') } });
      expect(answer.me.role).toBe('member');
      const { items } = (await member(listNotifications, {})).answer;
      expect(items).toEqual(
        expect.arrayContaining([expect.objectContaining({ kind: 'join-decision', decision: 'declined' })]),
      );
    });
    const { answer } = await member(getCommunity, { params: { community: idOf('parks') } });
    expect(answer.me.role).toBeNull();
  });

  it('tell each other of a report and of what became of it, and both keep that on record', async () => {
    const { northfield, eastmoor } = pair;
    const body = { title: 'Salt', markdown: 'Ring Mrs Pugh.' };
    const opened = await owner(openThread, { params: { communityId: roads }, body });
    const uri = `https://${northfield.host}/p/${opened.answer.post.id}`;
    const subjectId = await eventually(async () => {
      const posts = eastmoor.test.database.sql.selectFrom('post').select('id').where('uri', '=', uri);
      return (await posts.executeTakeFirstOrThrow()).id;
    });
    await member(makeReport, {
      body: { subjectKind: 'post', subjectId, category: 'personal-data', reason: 'A name.', forward: true },
    });
    const reported = await eventually(async () => {
      const { items } = (await owner(listReports, {})).answer;
      expect(items).toMatchObject([{ reason: 'A name.', status: 'open', elsewhere: null }]);
      return items[0]?.id ?? '';
    });
    const decision = { outcome: 'upheld', note: 'It is gone.', removePost: true } as const;
    await owner(decideReport, { params: { reportId: reported }, body: decision });
    await eventually(async () => {
      const { items } = (await member(listMyReports, {})).answer;
      const elsewhere = { host: northfield.host, outcome: 'removed', note: 'It is gone.' };
      expect(items).toMatchObject([{ elsewhere }]);
    });
    const recorded = async ({ admin }: Side) =>
      (await admin(listAuditEntries, {})).answer.items
        .filter(({ subjectKind }) => subjectKind === 'report')
        .map(({ action, detail }) => ({ action, ...detail }))
        .toReversed();
    await eventually(async () => {
      expect(await recorded(northfield)).toEqual([
        { action: 'report.made', fromHost: eastmoor.host },
        { action: 'report.decided', toHost: eastmoor.host },
      ]);
      expect(await recorded(eastmoor)).toEqual([
        { action: 'report.made', toHost: northfield.host },
        { action: 'report.answered', fromHost: northfield.host, decision: 'removed' },
      ]);
    });
  });

  it('both know when one of them ends it', async () => {
    const { northfield, eastmoor } = pair;
    const { id } = await agreementAt(eastmoor, northfield, 'accepted');
    await eastmoor.admin(endAgreement, { params: { agreementId: id } });
    expect(await agreementAt(northfield, eastmoor, 'ended')).toMatchObject({ endedBy: 'them' });
    expect(await agreementAt(eastmoor, northfield, 'ended')).toMatchObject({ endedBy: 'us' });
  });
});
