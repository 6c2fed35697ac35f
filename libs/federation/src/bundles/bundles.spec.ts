import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addMySkill,
  addOtherAccount,
  endorseSkill,
  openThread,
  readBundle,
  readPerson,
  readSkillsOfPerson,
  removeBroughtEndorsement,
  takeOverBundle,
  updateProfile,
  type ProfileBundle,
} from '#libs/contracts';
import { apiCaller, type ApiCaller, type GivenPerson } from '#libs/testing';

import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import type { RemoteAuthor } from '../inbox/peer.fixture.js';
import { keyOfActor } from '../keys/find-key.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import { verifyProof, type ProofMaker } from '../proofs/integrity-proof.js';
import { bundleOf, sealedBy, withProofKey } from './written-bundle.fixture.js';

const HERE = 'https://northfield.example';
const THERE = 'mastodon.example';

let scene: InboxScene;
let maker: ProofMaker;

beforeAll(async () => {
  scene = await setInboxScene();
  maker = await withProofKey(scene.peer, await scene.peer.instance(THERE));
});
afterAll(() => scene.stop());

interface Mover {
  readonly person: GivenPerson;
  readonly as: ApiCaller;
  readonly old: RemoteAuthor;
}

let made = 0;

/** Somebody here who names an account elsewhere as theirs. */
const mover = async (host = THERE): Promise<Mover> => {
  made += 1;
  const old = await scene.peer.author(`nia${made}`, host);
  const person = await scene.test.given.person();
  const as = apiCaller(scene.test.url, await scene.test.given.cookie(person));
  await as(addOtherAccount, { body: { handle: `${old.name}@${old.host}` } });
  return { person, as, old };
};

const addressOf = ({ person }: Mover): string => `${HERE}/u/${person.name}`;

const whyNot = async ({ as }: Mover, bundle: string): Promise<string> => {
  const { status, problem } = await as(readBundle, { body: { bundle } });
  return status === 200 ? 'taken' : problem.code;
};

describe('a profile that somebody brings from another server', () => {
  it('P11: gives what they choose, and each endorsement says which organisation has signed it', async () => {
    const nia = await mover();
    const bundle = sealedBy(maker, bundleOf(nia.old, [addressOf(nia)]));
    const { answer: shown } = await nia.as(readBundle, { body: { bundle } });
    expect(shown).toMatchObject({ organisation: { host: THERE }, profile: { team: 'Bridges' } });
    expect(shown.skills).toHaveLength(2);

    const body = { bundle, parts: ['roleTitle' as const], skills: [0], endorsements: true };
    for (let times = 0; times < 2; times += 1)
      expect((await nia.as(takeOverBundle, { body })).answer).toEqual({
        parts: 1,
        skills: 1,
        endorsements: 1,
      });
    const params = { handle: nia.person.name };
    expect((await nia.as(readPerson, { params })).answer).toMatchObject({ roleTitle: 'Engineer', team: '' });
    const { answer } = await nia.as(readSkillsOfPerson, { params });
    expect(answer.interests).toEqual([]);
    expect(answer.skills).toMatchObject([
      {
        labels: { en: 'Bridge inspection' },
        endorsements: 0,
        brought: [
          {
            endorser: { name: 'Gwen Parry', host: THERE },
            from: { host: THERE },
            evidence: { title: 'The old bridge' },
          },
        ],
      },
    ]);

    await scene.test.database.sql
      .updateTable('person')
      .set({ field_visibility: JSON.stringify({ skills: 'me' }) as never })
      .where('id', '=', nia.person.id)
      .execute();
    const asOther = (await mover()).as;
    expect((await asOther(readSkillsOfPerson, { params })).answer.skills).toEqual([]);
    const endorsementId = answer.skills[0]?.brought[0]?.id ?? '';
    const gone = { params: { endorsementId } };
    expect((await asOther(removeBroughtEndorsement, gone)).status).toBe(404);
    expect((await nia.as(removeBroughtEndorsement, gone)).status).toBe(204);
    expect((await nia.as(readSkillsOfPerson, { params })).answer.skills).toMatchObject([{ brought: [] }]);
  });

  it('P11: is refused where it was changed, has no proof, or is no profile at all', async () => {
    const nia = await mover();
    const right = bundleOf(nia.old, [addressOf(nia)]);
    const sealed = sealedBy(maker, right);
    expect(await whyNot(nia, sealed)).toBe('taken');
    expect(await whyNot(nia, sealed.replace('Engineer', 'Director'))).toBe('bundle.broken');
    expect(await whyNot(nia, JSON.stringify(right))).toBe('bundle.broken');
    expect(await whyNot(nia, sealedBy(maker, { ...right, version: 2 as 1 }))).toBe('bundle.unreadable');
    for (const text of ['', '[]', 'null', '{', '"words"', '['.repeat(50_000)])
      expect(await whyNot(nia, text)).toBe('bundle.unreadable');
    expect(await whyNot(nia, `{"proof":${'['.repeat(90_000)}${']'.repeat(90_000)}}`)).toBe('bundle.broken');
    const tooLarge = await nia.as(readBundle, { body: { bundle: 'x'.repeat(200_001) } });
    expect([tooLarge.status, JSON.stringify(tooLarge.problem)]).toEqual([
      400,
      expect.stringContaining('bundle'),
    ]);
    const old = new Date(Date.now() - 31 * 86_400_000).toISOString();
    expect(await whyNot(nia, sealedBy(maker, { ...right, published: old }))).toBe('bundle.expired');
  });

  it('P11: is believed of a server for its own people alone, and of nobody but servers', async () => {
    const nia = await mover();
    const right = bundleOf(nia.old, [addressOf(nia)]);
    const elsewhere = await withProofKey(scene.peer, await scene.peer.instance('lemmy.example'));
    const forged: ProfileBundle = { ...right, attributedTo: 'https://lemmy.example/actor' };
    expect(await whyNot(nia, sealedBy(elsewhere, forged))).toBe('bundle.broken');
    expect(await whyNot(nia, sealedBy(elsewhere, right))).toBe('bundle.broken');
    const own = await withProofKey(scene.peer, await scene.peer.author(`self${made}`));
    const [self] = own.verificationMethod.split('#');
    expect(await whyNot(nia, sealedBy(own, { ...right, attributedTo: self ?? '' }))).toBe(
      'bundle.issuer-unknown',
    );
    const nowhere = { ...maker, verificationMethod: 'https://nowhere.example/actor#ed25519-key' };
    expect(await whyNot(nia, sealedBy(nowhere, right))).toBe('bundle.issuer-unknown');
  });

  it('P11: is refused unless both accounts name each other', async () => {
    const [nia, thief] = [await mover(), await mover()];
    const stolen = sealedBy(maker, bundleOf(nia.old, [addressOf(nia)]));
    expect(await whyNot(thief, stolen)).toBe('bundle.not-yours');
    await thief.as(addOtherAccount, { body: { handle: `${nia.old.name}@${nia.old.host}` } });
    expect(await whyNot(thief, stolen)).toBe('bundle.not-yours');
    const unnamed = sealedBy(maker, bundleOf(nia.old, []));
    expect(await whyNot(nia, unnamed)).toBe('bundle.not-yours');
    const body = { bundle: stolen, parts: [], skills: [0], endorsements: true };
    expect((await thief.as(takeOverBundle, { body })).status).toBe(409);
  });
});

describe('a profile that somebody takes to another server', () => {
  const file = async ({ person }: Pick<Mover, 'person'>) =>
    fetch(`${scene.test.url}/api/me/bundle`, {
      headers: { cookie: await scene.test.given.cookie(person) },
    });

  it('P11: is signed by this server for the other account, with evidence that anybody may read', async () => {
    const nia = await mover();
    await nia.as(updateProfile, { body: { roleTitle: 'Planner' } });
    const name = { name: `Planning ${made}`, language: 'en', kind: 'skill' } as const;
    const { answer } = await nia.as(addMySkill, { body: name });
    const asOwner = apiCaller(scene.test.url, await scene.test.given.cookie(scene.owner));
    const hidden = await scene.test.given.community({ owner: scene.owner, visibility: 'hidden' });
    const endorseIn = async (as: ApiCaller, communityId: string, title: string): Promise<void> => {
      const thread = await as(openThread, { params: { communityId }, body: { title, markdown: 'So.' } });
      const params = { handle: nia.person.name, skillId: answer.skills[0]?.id ?? '' };
      await as(endorseSkill, { params, body: { postId: thread.answer.post.id } });
    };
    await endorseIn(asOwner, hidden.id, 'Secret plan');
    const other = await mover();
    await scene.test.given.member(scene.communityId, other.person.id);
    await endorseIn(other.as, scene.communityId, 'Open plan');

    const bundle = (await (await file(nia)).json()) as JsonObject & ProfileBundle;
    expect(bundle.person.alsoKnownAs).toEqual([nia.old.id]);
    expect(bundle.profile.roleTitle).toBe('Planner');
    expect(bundle.skills[0]?.endorsements).toMatchObject([
      { by: { id: addressOf(other), host: 'northfield.example' }, evidence: { title: 'Open plan' } },
      { by: { name: 'Olwen Owner' }, evidence: null },
    ]);
    expect(JSON.stringify(bundle)).not.toContain('Secret');

    const shown = await fetch(`${scene.test.url}/actor`, {
      headers: { accept: 'application/activity+json' },
    });
    const actor: unknown = await shown.json();
    const verdict = await verifyProof(
      bundle,
      async (keyId) => {
        const found = keyOfActor(keyId, actor);
        return found.kind === 'key' ? found : undefined;
      },
      new Date(),
    );
    expect(verdict).toMatchObject({ kind: 'verified', owner: `${HERE}/actor` });
  });

  it('P11: is made only for somebody who names another account', async () => {
    const person = await scene.test.given.person();
    const answer = await file({ person });
    expect([answer.status, await answer.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'bundle.no-target' }),
    ]);
    expect((await fetch(`${scene.test.url}/api/me/bundle`)).status).toBe(401);
  });
});
