import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  decideAgreement,
  decidePartner,
  draftAgreement,
  endAgreement,
  listAgreements,
  listAuditEntries,
  listNotifications,
  proposeAgreement,
  readPartner,
  type AgreementView,
} from '#libs/contracts';
import { apiCaller, eventually, type ApiCaller } from '#libs/testing';

import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, type RemoteAuthor } from '../inbox/peer.fixture.js';
import { readDocument } from '../incoming/read-document.js';
import { ReviewAgreements } from './review-agreements.js';

const HOSTS = ['eastmoor.example', 'westvale.example', 'southfield.example', 'stranger.example'];
const HERE = 'https://northfield.example';

const TERMS = {
  purpose: 'Planning officers of both councils learn from each other.',
  dataClasses: ['profiles', 'discussion'] as ('profiles' | 'discussion')[],
  communities: [] as string[],
  contact: 'Ada Morris, ada@northfield.example',
  reviewOn: '2099-11-01',
};

let scene: InboxScene;
let admin: ApiCaller;

const instanceAt = (host: string): Promise<RemoteAuthor> => scene.peer.instance(host);

beforeAll(async () => {
  scene = await setInboxScene(HOSTS, { FEDERATION: 'allowlist' });
  const person = await scene.test.given.person({ role: 'admin' });
  admin = apiCaller(scene.test.url, await scene.test.given.cookie(person));
});
afterAll(() => scene.stop());

const decide = (host: string, policy: 'expected' | 'allowed' | 'unknown') =>
  admin(decidePartner, { params: { host }, body: { policy } });

const policyOf = async (host: string) => (await admin(readPartner, { params: { host } })).answer.policy;

const versions = async (host: string): Promise<AgreementView[]> =>
  (await admin(listAgreements, { params: { host } })).answer.items;

const latest = async (host: string): Promise<AgreementView> => {
  const [first] = await versions(host);
  if (first === undefined) throw new Error(`Nothing is agreed with ${host}`);
  return first;
};

const draft = (host: string, more: Partial<typeof TERMS> = {}) =>
  admin(draftAgreement, { params: { host }, body: { ...TERMS, ...more } });

/** The latest activity of a type that this instance itself sent to a host. */
const sent = (type: string, host: string): Promise<Record<string, unknown>> =>
  eventually(async () => {
    const found = scene.peer.received.filter(
      ({ url, activity }) =>
        url === `https://${host}/inbox` && activity['type'] === type && activity['actor'] === `${HERE}/actor`,
    );
    const last = found.at(-1);
    if (last === undefined) throw new Error(`no ${type} to ${host} yet`);
    return last.activity;
  });

const propose = async (host: string, more: Partial<typeof TERMS> = {}): Promise<Record<string, unknown>> => {
  await draft(host, more);
  const { answer } = await admin(proposeAgreement, { params: { host } });
  return eventually(async () => {
    const offer = await sent('Offer', host);
    expect((offer['object'] as { version: number }).version).toBe(answer.version);
    return offer;
  });
};

let offered = 0;

/** What another instance proposes. */
const offerOf = (partner: RemoteAuthor, more: Record<string, unknown> = {}) => {
  offered += 1;
  const object = {
    id: `https://${partner.host}/agreements/${offered}`,
    type: 'PartnerAgreement',
    version: offered,
    ...TERMS,
    ...more,
  };
  return activityOf(partner, 'Offer', object, { to: [`${HERE}/actor`] });
};

describe('an agreement that this instance proposes', () => {
  let partner: RemoteAuthor;
  beforeAll(async () => {
    partner = await instanceAt('eastmoor.example');
  });

  it('is a draft that nobody else hears of, and can be changed', async () => {
    await draft('eastmoor.example', { purpose: 'Something else' });
    const { answer } = await draft('Eastmoor.Example');
    expect(answer).toMatchObject({ ...TERMS, version: 1, state: 'draft', isOurs: true });
    expect(await versions('eastmoor.example')).toHaveLength(1);
    expect(scene.peer.asked).toEqual([]);
  });

  it.each([
    ['partner.no-host', 'localhost', {}],
    ['partner.own-host', 'northfield.example', {}],
    ['agreement.review-past', 'eastmoor.example', { reviewOn: '2020-01-01' }],
    ['agreement.community-elsewhere', 'eastmoor.example', { communities: ['https://evil.example/c/a'] }],
    ['agreement.community-elsewhere', 'eastmoor.example', { communities: [`${HERE}/u/ada`] }],
    ['agreement.community-elsewhere', 'eastmoor.example', { communities: ['javascript:alert(1)'] }],
  ])('is refused with %s', async (code, host, more) => {
    expect((await draft(host, more)).problem.code).toBe(code);
  });

  it('is not proposed without a draft, or to a server that does not answer as an instance', async () => {
    const nothing = await admin(proposeAgreement, { params: { host: 'westvale.example' } });
    expect(nothing.problem.code).toBe('agreement.no-draft');
    await draft('stranger.example');
    const nobody = await admin(proposeAgreement, { params: { host: 'stranger.example' } });
    expect(nobody.problem.code).toBe('partner.unreachable');
    expect((await latest('stranger.example')).state).toBe('draft');
  });

  it('is sent from instance to instance, in words that a server like this one reads', async () => {
    const offer = await propose('eastmoor.example');
    expect(offer).toMatchObject({
      actor: `${HERE}/actor`,
      to: [partner.id],
      cc: [],
      object: { ...TERMS, type: 'PartnerAgreement', version: 1, attributedTo: `${HERE}/actor` },
    });
    expect(readDocument(offer)).toMatchObject({
      type: 'Offer',
      agreement: { ...TERMS, version: 1, id: (offer['object'] as { id: string }).id },
    });
    expect(await policyOf('eastmoor.example')).toBe('expected');
    expect(await latest('eastmoor.example')).toMatchObject({ state: 'proposed', version: 1 });
  });

  it('is answered by the other instance alone: until then nothing else is taken from its server', async () => {
    const offer = await sent('Offer', 'eastmoor.example');
    const person = await scene.peer.author('bryn', 'eastmoor.example');
    const outsider = await instanceAt('stranger.example');
    expect((await scene.send(person, activityOf(person, 'Accept', offer))).status).toBe(403);
    expect(await scene.settle(outsider, activityOf(outsider, 'Accept', offer))).toMatchObject({
      verdict: 'ignored',
    });
    const follow = await scene.send(person, activityOf(person, 'Follow', scene.group));
    expect(follow.status).toBe(403);
    expect((await latest('eastmoor.example')).state).toBe('proposed');
  });

  it('is in force once the other side accepts: that server is allowed, and administrators hear of it', async () => {
    const offer = await sent('Offer', 'eastmoor.example');
    const accept = activityOf(partner, 'Accept', { type: 'Offer', id: offer['id'], actor: offer['actor'] });
    expect(await scene.settle(partner, accept)).toEqual({ verdict: 'applied', because: 'accepted' });
    expect(await latest('eastmoor.example')).toMatchObject({ state: 'accepted', version: 1 });
    expect(await policyOf('eastmoor.example')).toBe('allowed');
    await eventually(async () => {
      const { items } = (await admin(listNotifications, {})).answer;
      expect(items).toMatchObject([{ kind: 'agreement-answered' }]);
      const audit = await admin(listAuditEntries, { query: { action: 'agreement.decided' } });
      expect(audit.answer.items).toMatchObject([
        { subjectLabel: 'eastmoor.example', actor: null, detail: { decision: 'accepted', version: 1 } },
      ]);
    });
    const again = activityOf(partner, 'Accept', { type: 'Offer', id: offer['id'], actor: offer['actor'] });
    expect(await scene.settle(partner, again)).toMatchObject({ verdict: 'ignored' });
  });

  it('is replaced by a later version when that is accepted, and not before', async () => {
    const offer = await propose('eastmoor.example', { contact: 'Ben Achebe' });
    expect((await versions('eastmoor.example')).map(({ state }) => state)).toEqual(['proposed', 'accepted']);
    await scene.settle(partner, activityOf(partner, 'Accept', offer['id']));
    expect((await versions('eastmoor.example')).map(({ state, version }) => [version, state])).toEqual([
      [2, 'accepted'],
      [1, 'replaced'],
    ]);
  });

  it('can be ended by this side, which takes its proposal back', async () => {
    const { id } = await latest('eastmoor.example');
    const { answer } = await admin(endAgreement, { params: { agreementId: id } });
    expect(answer).toMatchObject({ state: 'ended', endedBy: 'us' });
    const offer = await sent('Offer', 'eastmoor.example');
    expect((await sent('Undo', 'eastmoor.example'))['object']).toMatchObject({
      type: 'Offer',
      id: offer['id'],
    });
    const again = await admin(endAgreement, { params: { agreementId: id } });
    expect([again.status, again.problem.code]).toEqual([409, 'agreement.not-open']);
  });

  it('can be ended by the other side with a rejection, also later', async () => {
    const offer = await propose('eastmoor.example');
    await scene.settle(partner, activityOf(partner, 'Accept', offer['id']));
    const end = await scene.settle(partner, activityOf(partner, 'Reject', offer['id']));
    expect(end).toEqual({ verdict: 'applied', because: 'ended' });
    expect(await latest('eastmoor.example')).toMatchObject({ state: 'ended', endedBy: 'them' });
  });
});

describe('an agreement that another instance proposes', () => {
  let partner: RemoteAuthor;
  beforeAll(async () => {
    partner = await instanceAt('westvale.example');
  });

  it('is not taken unless it is expected, and then nothing else is', async () => {
    const { status } = await scene.send(partner, offerOf(partner));
    expect(status).toBe(403);
    await decide('westvale.example', 'expected');
    const person = await scene.peer.author('carys', 'westvale.example');
    expect((await scene.send(person, activityOf(person, 'Follow', scene.group))).status).toBe(403);
    expect((await scene.send(partner, activityOf(partner, 'Follow', scene.group))).status).toBe(403);
    expect(await scene.settle(partner, offerOf(partner))).toEqual({
      verdict: 'applied',
      because: 'proposed',
    });
    expect(await latest('westvale.example')).toMatchObject({ ...TERMS, isOurs: false, state: 'proposed' });
    await eventually(async () => {
      const { items } = (await admin(listNotifications, {})).answer;
      expect(items.map(({ kind }) => kind)).toContain('agreement-proposed');
    });
  });

  it('takes the place of an earlier proposal that is open, and is taken once', async () => {
    const offer = offerOf(partner, { contact: 'Somebody else' });
    await scene.settle(partner, offer);
    const stale = offerOf(partner, { version: 1 });
    expect(await scene.settle(partner, stale)).toMatchObject({ verdict: 'ignored' });
    expect(await versions('westvale.example')).toMatchObject([
      { contact: 'Somebody else', state: 'proposed' },
    ]);
  });

  it.each([
    ['a purpose that is too long', { purpose: 'x'.repeat(5_001) }],
    ['no purpose', { purpose: '' }],
    ['a purpose that is no text', { purpose: { toString: 'x' } }],
    ['a class of data that is not known here', { dataClasses: ['profiles', 'dreams'] }],
    ['no class of data', { dataClasses: [] }],
    ['too many communities', { communities: Array.from({ length: 101 }, (_, n) => `${HERE}/c/c${n}`) }],
    ['a community of a third server', { communities: ['https://evil.example/c/a'] }],
    ['a community that is no address', { communities: ['javascript:alert(1)'] }],
    ['no version', { version: 0 }],
    ['a version beyond all numbers', { version: 1e15 }],
    ['a day that is none', { reviewOn: '2027-02-30' }],
    ['an id on another host', { id: 'https://evil.example/agreements/1' }],
  ])('is not taken with %s', async (_what, more) => {
    const before = await versions('westvale.example');
    const offer = offerOf(partner, more);
    const { status } = await scene.send(partner, offer);
    if (status === 202 && (await scene.stored()) > 0) {
      const { rows } = await sql`select 1 from inbox_activity where uri = ${offer.id}`.execute(
        scene.test.database.sql,
      );
      if (rows.length > 0) expect((await scene.decided(offer.id)).verdict).not.toBe('applied');
    }
    expect(await versions('westvale.example')).toEqual(before);
  });

  it('is not taken from a person, whoever they speak for', async () => {
    await decide('westvale.example', 'allowed');
    const person = await scene.peer.author('dafydd', 'westvale.example');
    expect(await scene.settle(person, offerOf(person))).toEqual({
      verdict: 'refused',
      because: 'not-an-instance',
    });
    await decide('westvale.example', 'expected');
  });

  it('limits, once accepted, which communities people of that server can follow', async () => {
    const inScope = await scene.test.given.community({
      visibility: 'public',
      joinPolicy: 'open',
      name: 'roads',
    });
    const offer = offerOf(partner, {
      communities: [`${HERE}/c/${inScope.name}`, 'https://westvale.example/c/x'],
    });
    await scene.settle(partner, offer);
    const { id } = await latest('westvale.example');
    const accepted = await admin(decideAgreement, { params: { agreementId: id }, body: { accepted: true } });
    expect(accepted.answer).toMatchObject({ state: 'accepted' });
    expect((await sent('Accept', 'westvale.example'))['object']).toMatchObject({
      type: 'Offer',
      id: offer.id,
    });
    expect(await policyOf('westvale.example')).toBe('allowed');
    const person = await scene.peer.author('emyr', 'westvale.example');
    const outside = await scene.settle(person, activityOf(person, 'Follow', scene.group));
    expect(outside).toEqual({ verdict: 'applied', because: 'rejected' });
    const inside = await scene.settle(person, activityOf(person, 'Follow', `${HERE}/c/${inScope.name}`));
    expect(inside).toEqual({ verdict: 'applied', because: 'accepted' });
  });

  it('is ended by this side with a rejection, and then limits nothing any more', async () => {
    const { id } = await latest('westvale.example');
    await admin(endAgreement, { params: { agreementId: id } });
    expect((await sent('Reject', 'westvale.example'))['object']).toMatchObject({ type: 'Offer' });
    const person = await scene.peer.author('ffion', 'westvale.example');
    const follow = await scene.settle(person, activityOf(person, 'Follow', scene.group));
    expect(follow).toEqual({ verdict: 'applied', because: 'accepted' });
  });

  it('can be taken back by the other side, also when it is in force', async () => {
    const offer = offerOf(partner);
    await scene.settle(partner, offer);
    const { id } = await latest('westvale.example');
    await admin(decideAgreement, { params: { agreementId: id }, body: { accepted: true } });
    const undo = await scene.settle(partner, activityOf(partner, 'Undo', offer));
    expect(undo).toEqual({ verdict: 'applied', because: 'ended' });
    expect(await latest('westvale.example')).toMatchObject({ state: 'ended', endedBy: 'them' });
  });

  it('stays without effect when it was taken back before it came', async () => {
    const offer = offerOf(partner);
    await scene.settle(partner, activityOf(partner, 'Undo', offer));
    expect(await scene.settle(partner, offer)).toMatchObject({ verdict: 'ignored' });
    expect((await latest('westvale.example')).state).toBe('ended');
  });
});

describe('the day of review', () => {
  it('is told to administrators once for each version in force', async () => {
    const partner = await instanceAt('southfield.example');
    const offer = await propose('southfield.example');
    await scene.settle(partner, activityOf(partner, 'Accept', offer['id']));
    const { database } = scene.test;
    const told = async (): Promise<number> => {
      const { rows } = await sql`select 1 from domain_event where kind = 'agreement.review-due'`.execute(
        database.sql,
      );
      return rows.length;
    };
    const on = (day: string) => new ReviewAgreements(database, { now: () => new Date(day) });
    await on('2099-10-31T23:00:00Z').execute();
    expect(await told()).toBe(0);
    await on('2099-11-01T06:00:00Z').execute();
    await on('2099-11-02T06:00:00Z').execute();
    expect(await told()).toBe(1);
    await eventually(async () => {
      const { items } = (await admin(listNotifications, {})).answer;
      expect(items.map(({ kind }) => kind)).toContain('agreement-review');
    });
  });
});
