import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  changeMemberRole,
  decidePartner,
  decideReport,
  draftAgreement,
  listAuditEntries,
  listReports,
  openThread,
  proposeAgreement,
  replyToThread,
  retryPartner,
  sendAgainToPartner,
  setPartnerQuota,
  type AuditEntryView,
} from '#libs/contracts';
import { newId, type DomainEventKind } from '#libs/kernel';
import { apiCaller, eventually, type ApiCaller, type GivenPerson } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { AskToErase } from '../erasure/ask-to-erase.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, type RemoteAuthor } from '../inbox/peer.fixture.js';
import { storeLetter } from './stored-letters.fixture.js';

/** What is done to people and posts that others are told of, or that others do here. */
type Moderated =
  | 'thread.changed'
  | 'thread.deleted'
  | 'thread.restored'
  | 'post.deleted'
  | 'post.restored'
  | 'person.banned'
  | 'person.unbanned'
  | 'person.removed'
  | 'membership.changed'
  | 'membership.removed';

/** Everything that is done between servers. That an agreement is due for review is a reminder, not a deed. */
type Deed =
  | Exclude<
      Extract<
        DomainEventKind,
        `peer.${string}` | `agreement.${string}` | `report.${string}` | `erasure.${string}`
      >,
      'agreement.review-due'
    >
  | Moderated;

const HERE = 'https://northfield.example';
const HOST = 'mastodon.example';
const host = { host: HOST };

let scene: InboxScene;
let admin: ApiCaller;
let owner: ApiCaller;
/** Of another server; moderates here. */
let carys: RemoteAuthor;
/** Of another server; a member here. */
let dai: RemoteAuthor;
let partner: RemoteAuthor;
let ada: GivenPerson;
let thread: { readonly id: string; readonly address: string; readonly reply: string };

const as = async (person: { readonly id: string }): Promise<ApiCaller> =>
  apiCaller(scene.test.url, await scene.test.given.cookie(person));

const verb = <T>(type: abstract new (...parts: never[]) => T): T =>
  scene.test.server.app.get(type as never, { strict: false });

const idOf = async ({ id }: RemoteAuthor): Promise<string> =>
  (
    await scene.test.database.sql
      .selectFrom('person')
      .select('id')
      .where('uri', '=', id)
      .executeTakeFirstOrThrow()
  ).id;

/** Has another server do something here, which must have its effect. */
const done = async (author: RemoteAuthor, activity: ReturnType<typeof activityOf>): Promise<void> => {
  const { verdict, because } = await scene.settle(author, activity);
  if (verdict !== 'applied') throw new Error(`${String(activity['type'])} was ${verdict}: ${because}`);
};

beforeAll(async () => {
  scene = await setInboxScene([HOST, 'lemmy.example']);
  const person = await scene.test.given.person({ role: 'admin' });
  ada = await scene.test.given.person({ name: 'ada' });
  [admin, owner] = await Promise.all([as(person), as(scene.owner)]);
  carys = await scene.peer.author('carys', 'lemmy.example');
  dai = await scene.peer.author('dai', HOST);
  partner = await scene.peer.instance(HOST);
  for (const author of [carys, dai]) await done(author, activityOf(author, 'Follow', scene.group));
  await scene.test.database.sql
    .updateTable('membership')
    .set({ role: 'moderator' })
    .where('person_id', '=', await idOf(carys))
    .execute();
  const params = { communityId: scene.communityId };
  const { answer } = await owner(openThread, { params, body: { title: 'Bins', markdown: 'When?' } });
  const reply = await owner(replyToThread, {
    params: { threadId: answer.thread.id },
    body: { markdown: 'Never.' },
  });
  thread = {
    id: answer.thread.id,
    address: `${HERE}/p/${answer.post.id}`,
    reply: `${HERE}/p/${reply.answer.id}`,
  };
});
afterAll(() => scene.stop());

const deletions = new Map<string, ReturnType<typeof activityOf>>();

const remove = async (address: string): Promise<void> => {
  const deletion = activityOf(carys, 'Delete', address, { summary: 'Rude' });
  deletions.set(address, deletion);
  await done(carys, deletion);
};

const restore = (address: string): Promise<void> =>
  done(carys, activityOf(carys, 'Undo', deletions.get(address)));

const ban = (): ReturnType<typeof activityOf> => activityOf(carys, 'Block', dai.id, { target: scene.group });
let banned: ReturnType<typeof activityOf> | undefined;

const offer = (): Promise<Record<string, unknown>> =>
  eventually(async () => {
    const found = scene.peer.received.find(({ activity }) => activity['type'] === 'Offer');
    if (found === undefined) throw new Error('nothing was offered yet');
    return found.activity;
  });

const answerOffer = async (type: 'Accept' | 'Reject'): Promise<void> => {
  const { id, actor } = await offer();
  await done(partner, activityOf(partner, type, { type: 'Offer', id, actor }));
};

const proposal = {
  purpose: 'Both learn.',
  dataClasses: ['discussion'] as 'discussion'[],
  communities: [],
  contact: 'Ada',
  reviewOn: '2099-11-01',
};

/** A report of Ada that went on to a community elsewhere. */
const forwarded = async (): Promise<{ readonly id: string; readonly group: RemoteAuthor }> => {
  const group = await scene.peer.author('streets', HOST, 'Group');
  const found = await verb(RemoteActors).byHandle(`!streets@${HOST}`, 'community');
  const id = newId();
  await scene.test.database.sql
    .insertInto('report')
    .values({
      id,
      reporter_id: ada.id,
      subject_kind: 'post',
      subject_id: newId(),
      community_id: found?.ownerId ?? '',
      category: 'rude',
      reason: 'Unkind',
      status: 'open',
      outcome_note: '',
      created_at: new Date(),
      is_forwarded: true,
    })
    .execute();
  return { id, group };
};

const openReport = async (): Promise<string> => {
  const { items } = (await owner(listReports, { query: { status: 'open' } })).answer;
  return items[0]?.id ?? '';
};

/** Each deed done once, in this order, and what its entry says. */
const DEEDS: { readonly [Kind in Deed]: () => Promise<Partial<AuditEntryView>> } = {
  'peer.policy-changed': async () => {
    await admin(decidePartner, { params: host, body: { policy: 'allowed' } });
    return { subjectLabel: HOST, detail: { host: HOST, policy: 'allowed' } };
  },
  'peer.quota-changed': async () => {
    await admin(setPartnerQuota, { params: host, body: { perMinute: 600, bytesPerDay: null } });
    return { subjectLabel: HOST, detail: { host: HOST, perMinute: 600, bytesPerDay: null } };
  },
  'peer.sent-again': async () => {
    await storeLetter(scene.test.database, { host: HOST, state: 'given-up' });
    const from = '2026-01-01T00:00:00.000Z';
    await admin(sendAgainToPartner, { params: host, body: { from } });
    return { subjectLabel: HOST, detail: { host: HOST, from, count: 1 } };
  },
  'peer.retried': async () => {
    await storeLetter(scene.test.database, { host: HOST });
    await admin(retryPartner, { params: host });
    return { subjectLabel: HOST };
  },
  'agreement.proposed': async () => {
    await admin(draftAgreement, { params: host, body: proposal });
    await admin(proposeAgreement, { params: host });
    return { subjectLabel: HOST };
  },
  'agreement.decided': async () => {
    await answerOffer('Accept');
    return { subjectLabel: HOST, actor: null };
  },
  'agreement.ended': async () => {
    await answerOffer('Reject');
    return { subjectLabel: HOST, actor: null };
  },
  'thread.changed': async () => {
    await done(carys, activityOf(carys, 'Lock', thread.address));
    return { subjectId: thread.id, detail: { changed: ['locked'] } };
  },
  'post.deleted': async () => {
    await remove(thread.reply);
    return { subjectKind: 'post' };
  },
  'post.restored': async () => {
    await restore(thread.reply);
    return { subjectKind: 'post' };
  },
  'thread.deleted': async () => {
    await remove(thread.address);
    return { subjectId: thread.id, detail: { reason: 'Rude' } };
  },
  'thread.restored': async () => {
    await restore(thread.address);
    return { subjectId: thread.id };
  },
  'report.made': async () => {
    await done(dai, activityOf(dai, 'Flag', thread.reply, { summary: 'Rude', to: [scene.group] }));
    return { subjectId: await openReport(), actor: null, detail: { fromHost: HOST } };
  },
  'report.decided': async () => {
    const reportId = await openReport();
    const body = { outcome: 'dismissed', note: '', removePost: false } as const;
    await owner(decideReport, { params: { reportId }, body });
    return { subjectId: reportId, detail: { toHost: HOST } };
  },
  'report.answered': async () => {
    const { id, group } = await forwarded();
    const resolve = activityOf(group, 'Resolve', `${HERE}/activities/flag/${id}`, { outcome: 'removed' });
    await done(group, resolve);
    return { subjectId: id, actor: null, detail: { fromHost: HOST, decision: 'removed' } };
  },
  'membership.changed': async () => {
    const params = { community: scene.communityId, person: await idOf(dai) };
    await owner(changeMemberRole, { params, body: { role: 'moderator' } });
    await owner(changeMemberRole, { params, body: { role: 'member' } });
    return { subjectId: params.person, detail: { role: 'member' } };
  },
  'person.banned': async () => {
    banned = ban();
    await done(carys, banned);
    return { subjectId: await idOf(dai) };
  },
  'person.unbanned': async () => {
    await done(carys, activityOf(carys, 'Undo', banned));
    return { subjectId: await idOf(dai) };
  },
  'membership.removed': async () => {
    const id = await idOf(carys);
    await done(carys, activityOf(carys, 'Leave', scene.group));
    return { subjectId: id };
  },
  'person.removed': async () => {
    const id = await idOf(dai);
    await done(dai, activityOf(dai, 'Delete', dai.id));
    return { subjectKind: 'person', subjectId: id };
  },
  'erasure.asked': async () => {
    const { database } = scene.test;
    await storeLetter(database, { host: HOST, actorId: ada.id, state: 'delivered' });
    await database.sql
      .updateTable('person')
      .set({ deleted_at: new Date() })
      .where('id', '=', ada.id)
      .execute();
    await verb(AskToErase).ask(ada.id);
    return { subjectId: ada.id, detail: { hosts: [HOST] } };
  },
};

const latestOf = async (action: string): Promise<AuditEntryView | undefined> =>
  (await admin(listAuditEntries, { query: { action } })).answer.items[0];

describe('the audit log of a server that takes part with others', () => {
  it.each(Object.keys(DEEDS) as Deed[])('has an entry of %s', async (action) => {
    const before = (await latestOf(action))?.seq ?? 0;
    const expected = await DEEDS[action]();
    await eventually(async () => {
      const entry = await latestOf(action);
      expect(entry).toMatchObject(expected);
      expect(entry?.seq).toBeGreaterThan(before);
    });
  });
});
