import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import {
  bundleOf,
  sealedBy,
  withProofKey,
} from '../../../../libs/federation/src/bundles/written-bundle.fixture.js';
import { exampleOf, type Example } from './example.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';

/** Somebody who brings a file from another server that it made for them. */
const bringing = async (scene: Scene): Promise<{ as: Actor; bundle: string }> => {
  const as = await scene.newcomer();
  const old = await scene.peer.author(`carys_${newId().slice(-12)}`);
  await as.call(contracts.addOtherAccount, { body: { handle: `${old.name}@${old.host}` } });
  const there = `https://${old.host}/actor`;
  if (!scene.peer.documents.has(there))
    makers.set(scene, await withProofKey(scene.peer, await scene.peer.instance(old.host)));
  const maker = makers.get(scene);
  if (maker === undefined) throw new Error('The other server has no key.');
  return { as, bundle: sealedBy(maker, bundleOf(old, [`https://northfield.example/u/${as.name}`])) };
};

/** The key of the other server of a scene; it must stay the same. */
const makers = new WeakMap<Scene, Awaited<ReturnType<typeof withProofKey>>>();

const choice = () => ({
  parts: ['team', 'experience'] satisfies contracts.BundlePartName[],
  skills: [0, 1],
  endorsements: true,
});

const broken = async (scene: Scene) => {
  const { as, bundle } = await bringing(scene);
  return { as, bundle: bundle.replace('Engineer', 'Director') };
};

/** Profiles that people take along and bring. */
export const bundleExamples: readonly Example[] = [
  exampleOf(contracts.makeBundle)(async (scene) => ({ as: (await bringing(scene)).as }), {
    code: 'bundle.no-target',
    asked: async (scene) => ({ as: await scene.newcomer() }),
  }),
  exampleOf(contracts.readBundle)(
    async (scene) => {
      const { as, bundle } = await bringing(scene);
      return { as, body: { bundle } };
    },
    {
      code: 'bundle.broken',
      asked: async (scene) => {
        const { as, bundle } = await broken(scene);
        return { as, body: { bundle } };
      },
    },
  ),
  exampleOf(contracts.takeOverBundle)(
    async (scene) => {
      const { as, bundle } = await bringing(scene);
      return { as, body: { bundle, ...choice() } };
    },
    {
      code: 'bundle.broken',
      asked: async (scene) => {
        const { as, bundle } = await broken(scene);
        return { as, body: { bundle, ...choice() } };
      },
    },
  ),
  exampleOf(contracts.removeBroughtEndorsement)(async (scene) => {
    const { as, bundle } = await bringing(scene);
    await as.call(contracts.takeOverBundle, { body: { bundle, parts: [], skills: [0], endorsements: true } });
    const { answer } = await as.call(contracts.readSkillsOfPerson, { params: { handle: as.name } });
    return { as, params: { endorsementId: answer.skills[0]?.brought[0]?.id ?? '' } };
  }),
];
