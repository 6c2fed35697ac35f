import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';
import { skilled } from './skills.fixture.js';

interface Endorsed {
  readonly as: Actor;
  readonly person: Actor;
  readonly params: { readonly handle: string; readonly skillId: string };
  readonly endorsementId: string;
}

const askedFor = async (scene: Scene) => {
  const { as: person, skill } = await skilled(scene);
  const { id: postId } = (await scene.newThread()).post;
  return { person, params: { handle: person.name, skillId: skill.id }, body: { postId } };
};

/** Somebody whose skill the member of the scene has endorsed. */
export const endorsed = async (scene: Scene): Promise<Endorsed> => {
  const { person, params, body } = await askedFor(scene);
  await scene.member.call(contracts.endorseSkill, { params, body });
  const [first] = (await scene.member.call(contracts.listEndorsements, { params })).answer.items;
  if (first === undefined) throw new Error('The skill was not endorsed.');
  return { as: scene.member, person, params, endorsementId: first.id };
};

/** What people say of the skills of others. */
export const endorsementExamples: readonly Example[] = [
  exampleOf(contracts.listEndorsements)(async (scene) => {
    const { params } = await endorsed(scene);
    const { id: postId } = (await scene.newThread()).post;
    await scene.owner.call(contracts.endorseSkill, { params, body: { postId } });
    return { as: scene.member, params };
  }),
  exampleOf(contracts.endorseSkill)(
    async (scene) => {
      const { params, body } = await askedFor(scene);
      return { as: scene.member, params, body };
    },
    {
      code: 'endorsement.own-skill',
      asked: async (scene) => {
        const { person, params, body } = await askedFor(scene);
        return { as: person, params, body };
      },
    },
  ),
  exampleOf(contracts.revokeEndorsement)(async (scene) => {
    const { as, params } = await endorsed(scene);
    return { as, params };
  }),
  exampleOf(contracts.hideEndorsement)(async (scene) => {
    const { person, endorsementId } = await endorsed(scene);
    return { as: person, params: { endorsementId }, body: { isHidden: true } };
  }),
];
