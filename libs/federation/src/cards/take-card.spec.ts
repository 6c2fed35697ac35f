import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  addMySkill,
  decideAgreement,
  decidePartner,
  endAgreement,
  findPersonElsewhere,
  listAgreements,
  listPeople,
  listPeopleOfPartners,
  readPeopleFacets,
  readPerson,
  search,
  suggestMentions,
} from '#libs/contracts';
import { apiCaller, eventually, type ApiCaller } from '#libs/testing';

import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, type RemoteAuthor } from '../inbox/peer.fixture.js';

const HOSTS = ['eastmoor.example', 'westvale.example', 'stranger.example'];
const HERE = 'https://northfield.example';

let scene: InboxScene;
let admin: ApiCaller;
let eastmoor: RemoteAuthor;
let westvale: RemoteAuthor;
let offered = 0;

/** Has an agreement that covers `dataClasses` offered by a server and accepted here. */
const agreeWith = async (partner: RemoteAuthor, dataClasses = ['expertise']): Promise<void> => {
  offered += 1;
  const object = {
    id: `https://${partner.host}/agreements/${offered}`,
    type: 'PartnerAgreement',
    version: offered,
    purpose: 'To find each other',
    dataClasses,
    communities: [],
    contact: 'Ada',
    reviewOn: '2099-11-01',
  };
  await admin(decidePartner, { params: { host: partner.host }, body: { policy: 'allowed' } });
  await scene.settle(partner, activityOf(partner, 'Offer', object, { to: [`${HERE}/actor`] }));
  const [latest] = (await admin(listAgreements, { params: { host: partner.host } })).answer.items;
  await admin(decideAgreement, { params: { agreementId: latest?.id ?? '' }, body: { accepted: true } });
};

beforeAll(async () => {
  scene = await setInboxScene(HOSTS, { FEDERATION: 'allowlist' });
  const person = await scene.test.given.person({ role: 'admin' });
  admin = apiCaller(scene.test.url, await scene.test.given.cookie(person));
  eastmoor = await scene.peer.instance('eastmoor.example');
  westvale = await scene.peer.instance('westvale.example');
  await agreeWith(eastmoor);
  await agreeWith(westvale, ['profiles']);
});
afterEach(() => scene.test.database.sql.deleteFrom('remote_expertise_card').execute());
afterAll(() => scene.stop());

let made = 0;

const cardOf = (name: string, host = 'eastmoor.example', more: Record<string, unknown> = {}) => {
  made += 1;
  return {
    id: `https://${host}/cards/${made}`,
    type: ['ExpertiseCard', 'Profile'],
    attributedTo: `https://${host}/actor`,
    describes: `https://${host}/users/${name}`,
    preferredUsername: name,
    name: `Officer ${name}`,
    organisation: 'Eastmoor Council',
    roleTitle: 'Drainage engineer',
    askMeAbout: 'Culverts',
    languages: ['cy', 'tlh'],
    skills: [{ type: 'Object', nameMap: { en: 'Flood modelling', cy: 'Modelu llifogydd' } }],
    updated: '2026-11-26T08:00:00Z',
    ...more,
  };
};

type Card = ReturnType<typeof cardOf>;

const told = (by: RemoteAuthor, type: 'Create' | 'Update' | 'Delete', object: unknown) =>
  scene.settle(by, activityOf(by, type, object, { to: [`${HERE}/actor`], cc: [] }));

const found = async (query: Record<string, string> = {}) =>
  (await admin(listPeopleOfPartners, { query })).answer.items;

const namesFound = async (query: Record<string, string> = {}) => (await found(query)).map(({ name }) => name);

/** Everything that people here are shown when they look for somebody. */
const everywhere = async (words: string): Promise<string> => {
  const { communityId } = scene;
  const answers = await Promise.all([
    admin(listPeopleOfPartners, { query: {} }),
    admin(listPeopleOfPartners, { query: { q: words } }),
    admin(listPeople, { query: { q: words } }),
    admin(readPeopleFacets, { query: {} }),
    admin(suggestMentions, { params: { communityId }, query: { q: words } }),
    admin(search, { query: { q: words, kind: 'person' } }),
  ]);
  for (const { status } of answers) expect(status).toBe(200);
  return JSON.stringify(answers.map(({ answer }) => answer));
};

describe('the expertise card of somebody of a partner', () => {
  it('is found by its words, its language and the words of a skill, marked with its organisation', async () => {
    expect(await told(eastmoor, 'Create', cardOf('olwen'))).toEqual({
      verdict: 'applied',
      because: 'card-stored',
    });
    expect(await found()).toMatchObject([
      {
        name: 'olwen',
        host: 'eastmoor.example',
        displayName: 'Officer olwen',
        organisation: 'Eastmoor Council',
        roleTitle: 'Drainage engineer',
        askMeAbout: 'Culverts',
        languages: ['cy'],
        skills: [{ en: 'Flood modelling', cy: 'Modelu llifogydd' }],
      },
    ]);
    for (const q of ['olwen', 'drainge engineer', 'llifogydd', 'culvert eastmoor'])
      expect(await namesFound({ q })).toEqual(['olwen']);
    expect(await namesFound({ q: 'gritting' })).toEqual([]);
    expect([await namesFound({ language: 'cy' }), await namesFound({ language: 'pl' })]).toEqual([
      ['olwen'],
      [],
    ]);
    const { answer } = await admin(addMySkill, {
      body: { name: 'Flood modelling', language: 'en', kind: 'skill' },
    });
    expect(await namesFound({ skillId: answer.skills[0]?.id ?? '' })).toEqual(['olwen']);
  });

  it('comes page by page', async () => {
    for (const name of ['ann', 'bea', 'cat']) await told(eastmoor, 'Create', cardOf(name));
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor !== undefined && { cursor }) };
      const { answer } = await admin(listPeopleOfPartners, { query });
      names.push(...answer.items.map(({ name }) => name));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(names).toEqual(['ann', 'bea', 'cat']);
  });

  it('is in no list of people, count or completion of this instance', async () => {
    await told(eastmoor, 'Create', cardOf('quenby'));
    const [people, facets] = await Promise.all([
      admin(listPeople, { query: { q: 'quenby' } }),
      admin(readPeopleFacets, { query: { q: 'quenby' } }),
    ]);
    expect(people.answer.items).toEqual([]);
    const nobody = { skills: [], languages: [], places: [], teams: [], organisations: [] };
    expect(facets.answer).toEqual({ ...nobody, people: 0, isComplete: true });
  });

  it('changes with each message, and not by one that is older', async () => {
    const card = cardOf('olwen');
    await told(eastmoor, 'Create', card);
    await told(eastmoor, 'Update', {
      ...card,
      roleTitle: 'Head of drainage',
      updated: '2026-11-26T10:00:00Z',
    });
    expect(await told(eastmoor, 'Update', { ...card, updated: '2026-11-26T09:00:00Z' })).toMatchObject({
      because: 'older',
    });
    expect(await found()).toMatchObject([{ roleTitle: 'Head of drainage' }]);
    await told(eastmoor, 'Create', cardOf('olwen', 'eastmoor.example', { roleTitle: 'Director' }));
    expect((await found()).map(({ roleTitle }) => roleTitle)).toEqual(['Director']);
  });

  it('vanishes with its words when it is withdrawn, and does not come back by what comes late', async () => {
    const card = cardOf('zebedee');
    await told(eastmoor, 'Create', card);
    expect(await everywhere('zebedee')).toContain('zebedee');
    await told(eastmoor, 'Delete', card.id);
    expect(await everywhere('zebedee')).not.toContain('zebedee');
    for (const type of ['Create', 'Update'] as const)
      expect(await told(eastmoor, type, card)).toEqual({ verdict: 'ignored', because: 'deleted' });
    expect(await found()).toEqual([]);
    const { rows } = await sql<{ body: Buffer }>`
      select body from inbox_activity where about = ${card.id} and verdict = 'applied' and kind = 'Create'`.execute(
      scene.test.database.sql,
    );
    expect(rows.map(({ body }) => body.toString())).toEqual(['']);
  });

  it('does not come when its deletion came first', async () => {
    const card = cardOf('early');
    await told(eastmoor, 'Delete', card.id);
    expect(await told(eastmoor, 'Create', card)).toEqual({ verdict: 'ignored', because: 'deleted' });
    expect(await everywhere('early')).not.toContain('Officer early');
  });

  it('takes whoever was looked up by it along, unless something else names them', async () => {
    for (const name of ['gone', 'stays']) {
      const card = cardOf(name);
      await scene.peer.author(name, 'eastmoor.example');
      await told(eastmoor, 'Create', card);
      const handle = `${name}@eastmoor.example`;
      const { answer } = await admin(findPersonElsewhere, { body: { handle } });
      if (name === 'stays') await scene.test.given.member(scene.communityId, answer.id);
      await told(eastmoor, 'Delete', card.id);
      const { status } = await admin(readPerson, { params: { handle } });
      expect(status).toBe(name === 'stays' ? 200 : 404);
    }
  });

  it.each<[string, () => Promise<[RemoteAuthor, Card]>]>([
    [
      'author-elsewhere',
      async () => [
        eastmoor,
        cardOf('x', 'eastmoor.example', { describes: 'https://westvale.example/users/x' }),
      ],
    ],
    [
      'author-elsewhere',
      async () => [eastmoor, cardOf('x', 'westvale.example', { attributedTo: eastmoor.id })],
    ],
    ['not-the-owner', async () => [eastmoor, cardOf('x', 'westvale.example')]],
    ['not-the-owner', async () => [await scene.peer.author('mallory', 'eastmoor.example'), cardOf('x')]],
    [
      'not-an-instance',
      async () => {
        const somebody = await scene.peer.author('self', 'eastmoor.example');
        return [somebody, cardOf('self', 'eastmoor.example', { attributedTo: somebody.id })];
      },
    ],
    ['not-agreed', async () => [westvale, cardOf('x', 'westvale.example')]],
  ])('is refused as %s from whoever may not send it', async (because, forge) => {
    const [by, card] = await forge();
    expect(await told(by, 'Create', card)).toEqual({ verdict: 'refused', because });
    expect(await found()).toEqual([]);
  });

  it('is not deleted or changed by another server', async () => {
    await agreeWith(westvale, ['expertise']);
    const card = cardOf('olwen');
    await told(eastmoor, 'Create', card);
    await told(westvale, 'Delete', card.id);
    await told(westvale, 'Update', { ...card, attributedTo: westvale.id, roleTitle: 'Nobody' });
    expect(await found()).toMatchObject([{ name: 'olwen', roleTitle: 'Drainage engineer' }]);
  });

  it('goes with the agreement, and while its server is not allowed', async () => {
    await told(eastmoor, 'Create', cardOf('olwen'));
    await admin(decidePartner, { params: { host: 'eastmoor.example' }, body: { policy: 'silenced' } });
    expect(await found()).toEqual([]);
    await eventually(async () => expect(await stored()).toBe(0));
    await admin(decidePartner, { params: { host: 'eastmoor.example' }, body: { policy: 'allowed' } });
    await told(eastmoor, 'Create', cardOf('olwen'));
    const { items } = (await admin(listAgreements, { params: { host: 'eastmoor.example' } })).answer;
    const inForce = items.find(({ state }) => state === 'accepted');
    await admin(endAgreement, { params: { agreementId: inForce?.id ?? '' } });
    expect(await found()).toEqual([]);
    await eventually(async () => expect(await stored()).toBe(0));
    expect(await told(eastmoor, 'Create', cardOf('olwen'))).toEqual({
      verdict: 'refused',
      because: 'not-agreed',
    });
    await agreeWith(eastmoor);
  });
});

const stored = async (): Promise<number> => {
  const rows = await scene.test.database.sql.selectFrom('remote_expertise_card').select('id').execute();
  return rows.length;
};
