import { describe, expect, it } from '@jest/globals';

import { type Activity, type Content } from '../incoming/documents.js';
import { type Iri } from '../incoming/iri.js';
import { readDocument } from '../incoming/read-document.js';
import { type Admission, type Take } from './admission.js';
import { admitFetched, type Fetched } from './admit-fetched.js';
import { admit } from './admit.js';
import { addressesIn, type Facts, type KnownObject, type Witness } from './facts.js';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const iri = (text: string): Iri => text as Iri;

const OURS = 'guildhall.example';
const ADA = iri('https://guildhall.example/u/ada');
const OUR_GROUP = iri('https://guildhall.example/c/parks');
const OUR_POST = iri('https://guildhall.example/p/1');
const ALICE = iri('https://harbour.example/users/alice');
const EVE = iri('https://harbour.example/users/eve');
const BOB = iri('https://square.example/u/bob');
const MOD = iri('https://coast.example/u/mod');
const MALLORY = iri('https://evil.example/users/mallory');
const PLANNING = iri('https://square.example/c/planning');
const FEATURED = iri('https://square.example/c/planning/featured');
const NOTE = iri('https://harbour.example/notes/1');
const NEW_NOTE = iri('https://harbour.example/notes/2');

const known = (more: Partial<KnownObject> = {}): KnownObject => ({
  type: 'Note',
  owner: ALICE,
  group: PLANNING,
  updatedAt: new Date('2025-05-01T00:00:00Z'),
  deleted: false,
  ...more,
});

const factsWith = (more: Partial<Facts> = {}): Facts => ({
  ownHost: OURS,
  objects: new Map([
    [NOTE, known()],
    [OUR_POST, known({ owner: ADA, group: OUR_GROUP, type: 'Page' })],
  ]),
  groups: new Set([PLANNING, OUR_GROUP]),
  followedGroups: new Set([PLANNING]),
  moderators: new Map([
    [PLANNING, new Set([MOD])],
    [OUR_GROUP, new Set([MOD])],
  ]),
  collections: new Map([[FEATURED, PLANNING]]),
  activities: new Map(),
  sent: [],
  ...more,
});
const facts = factsWith();

const activityOf = (raw: object): Activity => {
  const read = readDocument(raw);
  if (read.kind !== 'activity') throw new Error(`not an activity: ${JSON.stringify(read)}`);
  return read;
};

let count = 0;
const by = (actor: string, type: string, rest: object): object => {
  count += 1;
  return { id: `${new URL(actor).origin}/activities/${count}`, type, actor, to: [PUBLIC], cc: [], ...rest };
};

const note = (more: object = {}): object => ({
  id: NEW_NOTE,
  type: 'Note',
  attributedTo: ALICE,
  content: 'Hello',
  to: [PUBLIC],
  cc: [],
  audience: PLANNING,
  ...more,
});

const hear = (raw: object, signer: string, known = facts): readonly Admission[] =>
  admit(activityOf(raw), { signer: iri(signer), proofs: new Map() }, known);

const verdict = (raw: object, signer: string, known = facts): Admission | undefined =>
  hear(raw, signer, known)[0];

const signedBy = (actor: string, type: string, rest: object, known = facts): Admission | undefined =>
  verdict(by(actor, type, rest), actor, known);

/** The verdict on what a followed group relays. */
const relayed = (inner: object | string, known = facts): Admission | undefined =>
  signedBy(PLANNING, 'Announce', { object: inner }, known);

describe('who speaks', () => {
  it('takes a post from its author, signed by the author', () => {
    expect(signedBy(ALICE, 'Create', { object: note() })).toMatchObject({
      kind: 'take',
      basis: 'owner',
      via: null,
      content: { id: NEW_NOTE },
      keepsAudience: false,
    });
  });

  it.each([
    ['on another host', MALLORY],
    ['on the same host', EVE],
  ])(
    'takes nothing on the signature of another actor %s, but asks the host of the one named (IN2, pitfall 19)',
    (_where, signer) => {
      const create = by(ALICE, 'Create', { object: note() }) as { id: string };
      expect(verdict(create, signer)).toEqual({
        kind: 'refetch',
        iri: create.id,
        why: 'activity',
        via: null,
      });
      expect(verdict(by(ALICE, 'Delete', { object: NOTE }), signer)).toMatchObject({
        iri: NOTE,
        why: 'deletion',
      });
    },
  );

  it('believes the key that an activity carries no more than the one that signed it (pitfall 4)', () => {
    const actor = { id: ALICE, type: 'Person', publicKey: { id: `${ALICE}#main-key`, publicKeyPem: 'mine' } };
    expect(verdict(by(ALICE, 'Create', { actor, object: note() }), MALLORY)?.kind).toBe('refetch');
  });

  it('refuses an activity whose id lies on another host than its actor (IN2)', () => {
    const elsewhere = { ...by(ALICE, 'Follow', { object: ADA }), id: 'https://evil.example/activities/1' };
    for (const signer of [ALICE, MALLORY]) {
      expect(verdict(elsewhere, signer)).toEqual({ kind: 'refuse', because: 'id-elsewhere' });
    }
  });

  it('hears nobody who says it is one of ours', () => {
    expect(signedBy(ADA, 'Like', { object: NOTE })).toEqual({ kind: 'refuse', because: 'our-actor' });
  });

  it('needs an id, save for a Delete, which GoToSocial sends without', () => {
    const { id: _, ...like } = by(ALICE, 'Like', { object: OUR_POST }) as { id: string };
    expect(verdict(like, ALICE)).toEqual({ kind: 'refuse', because: 'id-missing' });
    const deletion = { type: 'Delete', actor: ALICE, object: NOTE };
    expect(verdict(deletion, ALICE)).toMatchObject({ kind: 'take', basis: 'owner' });
    expect(verdict(deletion, MALLORY)).toMatchObject({ kind: 'refetch', iri: NOTE, why: 'deletion' });
  });

  it('gives a linked-data signature no authority, with or without graphs beside it (IN8, pitfall 5)', () => {
    const signature = { type: 'RsaSignature2017', creator: `${ALICE}#main-key`, signatureValue: 'x' };
    const create = by(ALICE, 'Create', { object: note() });
    for (const extras of [
      {},
      { '@graph': [create] },
      { '@included': [create] },
      { '@reverse': { object: create } },
    ]) {
      expect(verdict({ ...create, signature, ...extras }, MALLORY)?.kind).toBe('refetch');
      expect(verdict({ ...create, signature, ...extras }, ALICE)?.kind).toBe('take');
    }
  });

  it('takes what its actor has proved, and no copy with the same id beside it', () => {
    const create = by(ALICE, 'Create', { object: note() });
    const forged = { ...create, object: note({ content: 'forged' }) };
    const announce = activityOf(by(PLANNING, 'Announce', { object: [create, forged] }));
    const inner = announce.type === 'Announce' ? announce.objects[0]?.embedded : null;
    const witness: Witness = {
      signer: PLANNING,
      proofs: new Map(inner?.kind === 'activity' ? [[inner, ALICE]] : []),
    };
    expect(admit(announce, witness, facts)).toMatchObject([
      { kind: 'take', via: PLANNING, content: { body: { text: 'Hello' } } },
      { kind: 'refetch', iri: NEW_NOTE },
    ]);
    const proved = activityOf(create);
    const byOther = { signer: MALLORY, proofs: new Map([[proved, ALICE]]) };
    expect(admit(proved, byOther, facts)).toMatchObject([{ kind: 'take' }]);
    const byWrongKey = { signer: MALLORY, proofs: new Map([[proved, MALLORY]]) };
    expect(admit(proved, byWrongKey, facts)).toMatchObject([{ kind: 'refetch' }]);
  });
});

describe('posts', () => {
  it('does not take an object on another host, and never one on ours (IN3)', () => {
    const foreign = note({ id: 'https://square.example/post/9' });
    expect(signedBy(ALICE, 'Create', { object: foreign })).toMatchObject({ kind: 'refetch', why: 'object' });
    expect(signedBy(ALICE, 'Create', { object: 'https://square.example/post/9' })?.kind).toBe('refetch');
    for (const id of [OUR_POST, 'https://guildhall.example/p/new']) {
      expect(signedBy(ALICE, 'Create', { object: note({ id }) })?.kind).toBe('refuse');
      expect(signedBy(ALICE, 'Update', { object: note({ id }) })?.kind).toBe('refuse');
      expect(signedBy(ALICE, 'Delete', { object: id })?.kind).toBe('refuse');
    }
  });

  it('does not take a post in the name of another author (IN2, pitfall 1)', () => {
    const byBob = note({ attributedTo: BOB });
    expect(signedBy(ALICE, 'Create', { object: byBob })).toEqual({
      kind: 'refuse',
      because: 'author-elsewhere',
    });
    expect(signedBy(ALICE, 'Create', { object: note({ attributedTo: EVE }) })?.kind).toBe('refetch');
    expect(signedBy(ALICE, 'Create', { object: note({ attributedTo: undefined }) })?.kind).toBe('refetch');
  });

  it('refuses an Update or Delete of what another person on the same host wrote (IN4)', () => {
    const edit = note({ id: NOTE, content: 'forged', attributedTo: EVE });
    expect(signedBy(EVE, 'Update', { object: edit })).toEqual({ kind: 'refuse', because: 'not-the-owner' });
    expect(signedBy(EVE, 'Update', { object: NOTE })?.kind).toBe('refuse');
    for (const summary of [undefined, 'as a moderator of your heart']) {
      expect(signedBy(EVE, 'Delete', { object: NOTE, summary })).toEqual({
        kind: 'refuse',
        because: 'not-the-owner',
      });
    }
  });

  it('reads a post anew where it lives when its group, on the same host, says that it has changed; no other group', () => {
    const page = iri('https://square.example/p/7');
    const here = factsWith({ objects: new Map([[page, known({ owner: BOB })], ...facts.objects]) });
    const edit = note({ id: page, attributedTo: BOB, content: 'by its members' });
    const anew = { kind: 'refetch', iri: page, why: 'object' };
    expect(signedBy(PLANNING, 'Update', { object: edit }, here)).toMatchObject(anew);
    expect(relayed(by(PLANNING, 'Update', { object: edit }), here)).toMatchObject(anew);
    const refused = { kind: 'refuse', because: 'not-the-owner' };
    expect(signedBy(PLANNING, 'Update', { object: note({ id: NOTE }) }, here)).toEqual(refused);
    expect(signedBy('https://square.example/c/other', 'Update', { object: edit }, here)).toEqual(refused);
  });

  it('refuses an Update that changes author or type, and leaves an older one (IN4, IN7)', () => {
    const update = (more: object): Admission | undefined =>
      signedBy(ALICE, 'Update', { object: note({ id: NOTE, ...more }) });
    expect(update({ attributedTo: EVE })).toEqual({ kind: 'refuse', because: 'author-changed' });
    expect(update({ type: 'Page' })).toEqual({ kind: 'refuse', because: 'type-changed' });
    expect(update({ updated: '2025-04-30T00:00:00Z' })).toMatchObject({ kind: 'ignore', because: 'older' });
    expect(update({ updated: '2025-05-02T00:00:00Z' })).toMatchObject({ kind: 'take', basis: 'owner' });
  });

  it('never shows a stored post to more people, whoever sends it again (IN5)', () => {
    const wider = note({ id: NOTE, to: [PUBLIC], cc: [MALLORY], audience: OUR_GROUP });
    expect(signedBy(MALLORY, 'Create', { object: wider })?.kind).toBe('refuse');
    expect(signedBy(MALLORY, 'Create', { object: note({ id: NOTE, attributedTo: MALLORY }) })?.kind).toBe(
      'refuse',
    );
    expect(signedBy(MALLORY, 'Update', { object: wider })?.kind).toBe('refuse');
    expect(relayed(by(MALLORY, 'Create', { object: wider }))?.kind).not.toBe('take');
    expect(signedBy(ALICE, 'Create', { object: wider })).toMatchObject({ kind: 'ignore', because: 'known' });
    expect(signedBy(ALICE, 'Update', { object: wider })).toMatchObject({ kind: 'take', keepsAudience: true });
  });

  it('leaves deleted what was deleted (IN7)', () => {
    const gone = factsWith({ objects: new Map([[NOTE, known({ deleted: true })]]) });
    for (const type of ['Create', 'Update']) {
      expect(signedBy(ALICE, type, { object: note({ id: NOTE }) }, gone)).toMatchObject({
        because: 'deleted',
      });
    }
    expect(signedBy(ALICE, 'Delete', { object: NOTE }, gone)).toMatchObject({ because: 'deleted' });
    expect(signedBy(BOB, 'Like', { object: NOTE }, gone)).toMatchObject({ because: 'deleted' });
  });

  it('remembers a Delete of what has not come yet, and nothing for other hosts (IN7)', () => {
    expect(signedBy(ALICE, 'Delete', { object: NEW_NOTE })).toMatchObject({
      kind: 'take',
      basis: 'not-seen-yet',
    });
    expect(signedBy(MALLORY, 'Delete', { object: NEW_NOTE })).toMatchObject({ because: 'unknown-object' });
    expect(signedBy(ALICE, 'Undo', { object: `${ALICE}/follows/1` })).toMatchObject({
      basis: 'not-seen-yet',
    });
  });

  it('addresses a post like its activity when it is not addressed itself (pitfall 12)', () => {
    const silent = note({ to: undefined, cc: undefined });
    const taken = signedBy(ALICE, 'Create', { object: silent }) as Take;
    expect(taken.content?.audience.public).toBe(true);
    const hidden = signedBy(ALICE, 'Create', { object: silent, to: [BOB] }) as Take;
    expect(hidden.content?.audience).toMatchObject({ public: false, to: [BOB] });
    const own = signedBy(ALICE, 'Create', { object: note({ to: [BOB] }) }) as Take;
    expect(own.content?.audience.public).toBe(false);
  });

  it('takes each vote of a list by itself', () => {
    const vote = (id: number): object =>
      note({ id: `${ALICE}/votes/${id}`, name: 'North', content: null, inReplyTo: OUR_POST });
    const votes = hear(by(ALICE, 'Create', { object: [vote(1), { ...vote(2), id: MALLORY }] }), ALICE);
    expect(votes.map(({ kind }) => kind)).toEqual(['take', 'refetch']);
  });
});

describe('actors', () => {
  it('takes an embedded profile only as a hint to fetch it, also from the actor itself (pitfall 20)', () => {
    const person = {
      id: ALICE,
      type: 'Person',
      inbox: `${ALICE}/inbox`,
      publicKey: { publicKeyPem: 'mine' },
    };
    const hint = { kind: 'refetch', iri: ALICE, why: 'actor' };
    expect(signedBy(ALICE, 'Update', { object: person })).toMatchObject(hint);
    expect(signedBy(MALLORY, 'Update', { object: person })).toMatchObject(hint);
    expect(relayed(by(ALICE, 'Update', { object: person }))).toMatchObject(hint);
    expect(
      relayed(by(BOB, 'Update', { object: { ...person, id: BOB, inbox: `${BOB}/inbox` } })),
    ).toMatchObject({
      kind: 'refetch',
      iri: BOB,
      why: 'actor',
    });
    const ours = { ...person, id: ADA, inbox: `${ADA}/inbox` };
    expect(signedBy(MALLORY, 'Update', { object: ours })?.kind).toBe('refuse');
  });

  it('fetches where somebody moves to, and lets nobody move another', () => {
    const target = 'https://new.example/users/alice';
    expect(signedBy(ALICE, 'Move', { object: ALICE, target })).toMatchObject({
      kind: 'refetch',
      iri: target,
    });
    const other = { id: BOB, type: 'Person', inbox: `${BOB}/inbox` };
    expect(signedBy(MALLORY, 'Move', { object: other, target })?.kind).toBe('refuse');
  });

  it('lets an actor delete itself and nobody else', () => {
    expect(signedBy(ALICE, 'Delete', { object: ALICE })).toMatchObject({ kind: 'take', basis: 'actor' });
    expect(signedBy(MALLORY, 'Delete', { object: ALICE })?.kind).toBe('ignore');
  });
});

describe('answers (IN12)', () => {
  const follow = iri('https://guildhall.example/follows/1');
  const asked = factsWith({ sent: [{ id: follow, type: 'Follow', actor: ADA, answerer: PLANNING }] });
  const embedded = { type: 'Follow', actor: ADA, object: PLANNING };

  it.each(['Accept', 'Reject'])(
    'takes an %s from the one who was asked, by id or by what was asked',
    (type) => {
      for (const object of [follow, { ...embedded, id: follow }, embedded]) {
        expect(signedBy(PLANNING, type, { object }, asked)).toMatchObject({ kind: 'take', basis: 'actor' });
      }
    },
  );

  it.each(['Accept', 'Reject'])('ignores an %s of what was never asked, or from somebody else', (type) => {
    expect(signedBy(PLANNING, type, { object: follow })).toMatchObject({ because: 'never-sent' });
    expect(signedBy(PLANNING, type, { object: { ...embedded, object: MALLORY } }, asked)).toMatchObject({
      because: 'never-sent',
    });
    expect(signedBy(PLANNING, type, { object: { ...embedded, id: `${ADA}/other` } }, asked)).toMatchObject({
      because: 'never-sent',
    });
    for (const other of [BOB, MALLORY]) {
      expect(signedBy(other, type, { object: { ...embedded, id: follow } }, asked)).toMatchObject({
        kind: 'ignore',
        because: 'not-the-target',
      });
    }
  });

  it('hears that a report is settled from where it was sent', () => {
    const flag = iri('https://guildhall.example/flags/1');
    const reported = factsWith({ sent: [{ id: flag, type: 'Flag', actor: ADA, answerer: PLANNING }] });
    expect(signedBy(BOB, 'Resolve', { object: flag }, reported)?.kind).toBe('take');
    expect(signedBy(MALLORY, 'Resolve', { object: flag }, reported)).toMatchObject({
      because: 'not-the-target',
    });
    expect(signedBy(BOB, 'Resolve', { object: flag })).toMatchObject({ because: 'never-sent' });
  });
});

describe('requests and reactions', () => {
  it.each(['Follow', 'Join', 'Leave'])('takes a %s to ours only', (type) => {
    expect(signedBy(ALICE, type, { object: OUR_GROUP })?.kind).toBe('take');
    expect(signedBy(ALICE, type, { object: PLANNING })).toMatchObject({ because: 'not-for-us' });
  });

  it.each(['Like', 'Dislike'])('takes a %s of what we have', (type) => {
    expect(signedBy(ALICE, type, { object: OUR_POST })?.kind).toBe('take');
    expect(signedBy(ALICE, type, { object: NEW_NOTE })).toMatchObject({ because: 'unknown-object' });
  });

  it('takes a report of ours, an invitation from who may invite, a request to quote for the own post', () => {
    expect(signedBy(ALICE, 'Flag', { object: [ADA, OUR_POST] })?.kind).toBe('take');
    expect(signedBy(ALICE, 'Flag', { object: MALLORY })?.kind).toBe('ignore');
    expect(signedBy(PLANNING, 'Invite', { object: PLANNING, target: ADA })?.kind).toBe('take');
    expect(signedBy(MALLORY, 'Invite', { object: PLANNING, target: ADA })).toMatchObject({
      because: 'no-authority',
    });
    expect(signedBy(ALICE, 'QuoteRequest', { object: OUR_POST, instrument: NEW_NOTE })?.kind).toBe('take');
    expect(signedBy(MALLORY, 'QuoteRequest', { object: OUR_POST, instrument: NEW_NOTE })?.kind).toBe(
      'refuse',
    );
  });

  it('lets everybody take back what was their own, by itself or by its id', () => {
    const like = by(ALICE, 'Like', { object: OUR_POST }) as { id: string };
    expect(signedBy(ALICE, 'Undo', { object: like })).toMatchObject({ kind: 'take', basis: 'actor' });
    expect(signedBy(EVE, 'Undo', { object: like })).toEqual({ kind: 'refuse', because: 'not-the-actor' });
    const received = factsWith({ activities: new Map([[iri(like.id), { actor: ALICE, object: OUR_POST }]]) });
    expect(signedBy(ALICE, 'Undo', { object: like.id }, received)?.kind).toBe('take');
    expect(signedBy(EVE, 'Undo', { object: like.id }, received)?.kind).toBe('refuse');
    expect(signedBy(MALLORY, 'Undo', { object: like.id })?.kind).toBe('refuse');
    const block = by(ALICE, 'Block', { object: ADA });
    expect(signedBy(ALICE, 'Undo', { object: block })?.kind).toBe('take');
    expect(signedBy(EVE, 'Undo', { object: block })?.kind).toBe('refuse');
  });
});

describe('moderation (pitfall 22)', () => {
  const acts: readonly (readonly [string, object])[] = [
    ['Lock', { object: NOTE }],
    ['Delete', { object: NOTE, summary: '' }],
    ['Add', { object: NOTE, target: FEATURED }],
    ['Remove', { object: NOTE, target: FEATURED }],
    ['Block', { object: ADA, target: PLANNING }],
    ['Move', { object: NOTE, target: 'https://square.example/c/roads' }],
  ];

  it.each(acts)(
    'takes a %s from a listed moderator, and from the server of the group, and says on what grounds',
    (type, rest) => {
      expect(signedBy(MOD, type, rest)).toMatchObject({ kind: 'take', basis: 'moderator' });
      expect(signedBy(BOB, type, rest)).toMatchObject({ kind: 'take', basis: 'group-host' });
      expect(signedBy(PLANNING, type, rest)).toMatchObject({ kind: 'take', basis: 'group' });
    },
  );

  it.each(acts)('refuses a %s from anybody else, whatever role it claims', (type, rest) => {
    for (const role of [
      {},
      { actor: { id: MALLORY, type: 'Person', role: 'moderator', moderators: [MALLORY] } },
    ]) {
      expect(verdict(by(MALLORY, type, { ...rest, ...role }), MALLORY)?.kind).toBe('refuse');
    }
  });

  it.each(acts.filter(([type]) => type !== 'Move'))(
    'lets a moderator take back a %s of another one',
    (type, rest) => {
      const done = by(MOD, type, rest);
      expect(signedBy(PLANNING, 'Undo', { object: done })?.kind).toBe('take');
      expect(signedBy(MALLORY, 'Undo', { object: done })?.kind).toBe('refuse');
      expect(signedBy(MALLORY, 'Undo', { object: by(MALLORY, type, rest) })?.kind).toBe('refuse');
    },
  );

  it('is about our own group only for its listed moderators', () => {
    const removal = { object: OUR_POST, summary: 'spam' };
    expect(signedBy(MOD, 'Delete', removal)).toMatchObject({ kind: 'take', basis: 'moderator' });
    expect(signedBy(MOD, 'Delete', { object: OUR_POST })?.kind).toBe('refuse');
    expect(signedBy(ALICE, 'Delete', removal)?.kind).toBe('refuse');
    expect(signedBy(ALICE, 'Lock', { object: OUR_POST })?.kind).toBe('refuse');
  });

  it('does not pin what is not in the group, nor know targets that are nobody’s', () => {
    expect(signedBy(PLANNING, 'Add', { object: OUR_POST, target: FEATURED })).toMatchObject({
      because: 'not-of-this-group',
    });
    expect(signedBy(ALICE, 'Add', { object: NOTE, target: `${ALICE}/featured` })).toMatchObject({
      because: 'unknown-target',
    });
  });

  it('takes a ban from a whole site by that site, and a block between people for ours only', () => {
    expect(signedBy(BOB, 'Block', { object: ADA, target: 'https://square.example/' })).toMatchObject({
      basis: 'site',
    });
    expect(signedBy(MALLORY, 'Block', { object: ADA, target: 'https://square.example/' })?.kind).toBe(
      'ignore',
    );
    expect(signedBy(ALICE, 'Block', { object: ADA })?.kind).toBe('take');
    expect(signedBy(ALICE, 'Block', { object: BOB })).toMatchObject({ because: 'not-for-us' });
  });
});

describe('what a group relays (pitfalls 19 and 20)', () => {
  const post = 'https://square.example/post/2';
  const ofBob = (more: object = {}): object => note({ id: post, attributedTo: BOB, ...more });

  it('is heard from groups that somebody here follows', () => {
    const announce = by(MALLORY, 'Announce', { object: post });
    expect(verdict(announce, MALLORY)).toMatchObject({ kind: 'ignore', because: 'not-a-followed-group' });
    expect(verdict(by(PLANNING, 'Announce', { object: post }), MALLORY)?.kind).toBe('refetch');
  });

  it('is taken when its author lives with the group, and fetched from its own host when not', () => {
    expect(relayed(by(BOB, 'Create', { object: ofBob() }))).toMatchObject({ kind: 'take', via: PLANNING });
    expect(relayed(by(ALICE, 'Create', { object: note() }))).toEqual({
      kind: 'refetch',
      iri: NEW_NOTE,
      why: 'object',
      via: PLANNING,
    });
    expect(relayed(by(ALICE, 'Update', { object: note({ id: NOTE }) }))).toMatchObject({
      iri: NOTE,
      why: 'object',
    });
    expect(relayed(by(ALICE, 'Delete', { object: NOTE }))).toMatchObject({ iri: NOTE, why: 'deletion' });
    const like = by(ALICE, 'Like', { object: NOTE }) as { id: string };
    expect(relayed(like)).toMatchObject({ iri: like.id, why: 'activity' });
  });

  it('is read where it lives when it is a post or its id, never from the message', () => {
    expect(relayed(post)).toMatchObject({ kind: 'refetch', iri: post, via: PLANNING });
    expect(relayed(note())).toMatchObject({ kind: 'refetch', iri: NEW_NOTE });
    expect(relayed(ofBob())).toMatchObject({ kind: 'refetch', iri: post });
    expect(relayed(NOTE)).toMatchObject({ because: 'known' });
  });

  it('must be about that group', () => {
    const elsewhere = ofBob({ audience: 'https://square.example/c/roads' });
    expect(relayed(by(BOB, 'Create', { object: elsewhere }))).toMatchObject({ because: 'not-of-this-group' });
    expect(relayed(by(BOB, 'Like', { object: OUR_POST }))).toMatchObject({ because: 'not-of-this-group' });
    expect(relayed(by(BOB, 'Like', { object: NOTE }))).toMatchObject({ kind: 'take', via: PLANNING });
    const reply = ofBob({ audience: undefined, inReplyTo: NOTE });
    expect(relayed(by(BOB, 'Create', { object: reply }))?.kind).toBe('take');
    expect(relayed(by(MALLORY, 'Block', { object: ADA, target: OUR_GROUP }))?.kind).not.toBe('take');
    expect(relayed(by(MALLORY, 'Lock', { object: OUR_POST }))?.kind).not.toBe('take');
    expect(relayed(by(MALLORY, 'Delete', { object: OUR_POST, summary: '' }))?.kind).not.toBe('take');
  });

  it('may be what its moderators did, on the word of the group', () => {
    const acts = [
      by(MOD, 'Lock', { object: NOTE }),
      by(MOD, 'Delete', { object: NOTE, summary: 'off topic' }),
      by(MOD, 'Add', { object: ALICE, target: FEATURED }),
      by(MOD, 'Block', { object: ALICE, target: PLANNING }),
      by(MOD, 'Undo', { object: by(MOD, 'Lock', { object: NOTE }) }),
      by(MOD, 'Move', { object: NOTE, target: 'https://square.example/c/roads' }),
    ];
    for (const act of acts)
      expect(relayed(act)).toMatchObject({ kind: 'take', basis: 'group', via: PLANNING });
  });

  it('is no answer, no request and no second relay', () => {
    const asked = factsWith({
      sent: [{ id: iri(`${ADA}/follow`), type: 'Follow', actor: ADA, answerer: BOB }],
    });
    for (const type of ['Accept', 'Reject', 'Follow', 'Join', 'Flag']) {
      expect(relayed(by(BOB, type, { object: `${ADA}/follow` }), asked)?.kind).toBe('ignore');
    }
    expect(
      relayed(by(BOB, 'Accept', { object: { type: 'Follow', actor: ADA, object: BOB } }), asked)?.kind,
    ).toBe('ignore');
    expect(relayed(by(BOB, 'Announce', { object: NOTE }))).toMatchObject({ because: 'nested-announce' });
  });

  it('shows that the group has taken something of ours, and changes nothing in it', () => {
    const ours = by(ADA, 'Update', {
      object: note({ id: OUR_POST, content: 'forged', attributedTo: ADA }),
    }) as { id: string };
    expect(relayed(ours)).toEqual({ kind: 'ignore', because: 'ours', about: ours.id });
    for (const [type, object] of [
      ['Create', note({ id: OUR_POST })],
      ['Update', note({ id: OUR_POST })],
      ['Update', { id: ADA, type: 'Person', inbox: `${ADA}/inbox` }],
      ['Delete', OUR_POST],
    ] as const) {
      expect(relayed(by(MALLORY, type, { object }))).toMatchObject({ because: 'our-object' });
    }
    expect(relayed(OUR_POST)).toEqual({ kind: 'ignore', because: 'ours', about: OUR_POST });
  });

  it('is judged one by one in a list', () => {
    const votes = [
      by(BOB, 'Like', { object: NOTE }),
      by(ALICE, 'Like', { object: NOTE }),
      by(BOB, 'Like', { object: OUR_POST }),
    ];
    const wrapped = { type: 'OrderedCollection', orderedItems: votes };
    for (const object of [votes, wrapped]) {
      expect(hear(by(PLANNING, 'Announce', { object }), PLANNING).map(({ kind }) => kind)).toEqual([
        'take',
        'refetch',
        'ignore',
      ]);
    }
  });
});

describe('what was fetched', () => {
  const fetched = (more: Partial<Fetched> = {}): Fetched => ({
    url: NEW_NOTE,
    again: false,
    ownHost: OURS,
    stored: undefined,
    ...more,
  });
  const reading = (more: object = {}): Content => readDocument(note(more)) as Content;

  it('is taken at its own address, by its own host (pitfall 1)', () => {
    expect(admitFetched(reading(), fetched())).toMatchObject({ kind: 'take', keepsAudience: false });
    expect(admitFetched(reading({ attributedTo: BOB }), fetched())).toEqual({
      kind: 'refuse',
      because: 'author-elsewhere',
    });
    expect(admitFetched(reading({ attributedTo: undefined }), fetched())?.kind).toBe('refuse');
  });

  it('gets one more fetch at the id that it has, and no second (OF6, pitfall 2)', () => {
    for (const url of ['https://harbour.example/media/upload.json', 'https://evil.example/copy']) {
      expect(admitFetched(reading(), fetched({ url: iri(url) }))).toMatchObject({
        kind: 'refetch',
        iri: NEW_NOTE,
      });
      expect(admitFetched(reading(), fetched({ url: iri(url), again: true }))).toEqual({
        kind: 'refuse',
        because: 'not-the-address',
      });
    }
  });

  it('is never something of ours', () => {
    expect(admitFetched(reading({ id: OUR_POST }), fetched({ url: OUR_POST }))?.kind).toBe('refuse');
  });

  it('changes neither author nor type nor audience of what is stored (IN4, IN5)', () => {
    const stored = known();
    expect(admitFetched(reading(), fetched({ stored }))).toMatchObject({ kind: 'take', keepsAudience: true });
    expect(admitFetched(reading({ attributedTo: EVE }), fetched({ stored }))).toMatchObject({
      because: 'author-changed',
    });
    expect(admitFetched(reading({ type: 'Page' }), fetched({ stored }))).toMatchObject({
      because: 'type-changed',
    });
    expect(admitFetched(reading(), fetched({ stored: known({ deleted: true }) }))).toMatchObject({
      because: 'deleted',
    });
  });

  it('may be an actor, an activity of that host or a collection; the rest is left', () => {
    const person = readDocument({ id: ALICE, type: 'Person', inbox: `${ALICE}/inbox` });
    expect(admitFetched(person, fetched({ url: iri(`${ALICE}#main-key`) }))?.kind).toBe('take');
    const like = by(ALICE, 'Like', { object: OUR_POST }) as { id: string };
    expect(admitFetched(readDocument(like), fetched({ url: iri(like.id) }))?.kind).toBe('take');
    const other = { ...like, actor: BOB };
    expect(admitFetched(readDocument(other), fetched({ url: iri(like.id) }))?.kind).toBe('refuse');
    expect(admitFetched(readDocument({ type: 'Collection', items: [] }), fetched())?.kind).toBe('take');
    expect(admitFetched(readDocument({ type: 'View', id: NEW_NOTE }), fetched())?.kind).toBe('ignore');
    expect(admitFetched(readDocument('hello'), fetched())).toEqual({ kind: 'refuse', because: 'unreadable' });
  });
});

describe('addressesIn', () => {
  it('names whatever the rules may ask about, also inside what is relayed', () => {
    const reply = note({ inReplyTo: NOTE });
    const announce = activityOf(by(PLANNING, 'Announce', { object: by(ALICE, 'Create', { object: reply }) }));
    expect(addressesIn(announce)).toEqual(expect.arrayContaining([PLANNING, ALICE, NEW_NOTE, NOTE]));
    const move = activityOf(by(MOD, 'Move', { object: NOTE, origin: PLANNING, target: FEATURED }));
    expect(addressesIn(move)).toEqual(expect.arrayContaining([MOD, NOTE, PLANNING, FEATURED]));
  });
});
