import * as contracts from '#libs/contracts';

import { exampleOf, type Envelope, type Example } from './example.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';

interface Question {
  readonly as: Actor;
  readonly expert: Actor;
  readonly threadId: string;
}

/** A question of the scene's owner about what somebody lists. */
const question = async (scene: Scene): Promise<Question> => {
  const expert = await scene.newcomer();
  // A word of letters alone is one word to the search.
  const name = `Thatching ${expert.name.replace(/^person_/, '')}`;
  await expert.call(contracts.addMySkill, { body: { name, language: 'en', kind: 'skill' } });
  const markdown = `Who can help with ${name}?`;
  const { thread } = await scene.newThread({ kind: 'question', markdown });
  return { as: scene.owner, expert, threadId: thread.id };
};

const suggested = async (scene: Scene): Promise<Question> => {
  const asked = await question(scene);
  await asked.as.call(contracts.findExperts, { params: { threadId: asked.threadId } });
  return asked;
};

const asked = async (scene: Scene): Promise<Question> => {
  const { as, expert, threadId } = await suggested(scene);
  await as.call(contracts.askExpert, { params: { threadId, personId: expert.id } });
  return { as, expert, threadId };
};

/** Somebody who reads the question, but neither asked it nor hosts the community. */
const onlooker = async (scene: Scene): Promise<Envelope & { params: { threadId: string } }> => ({
  as: await scene.newcomer(),
  params: { threadId: (await question(scene)).threadId },
});

/** Suggesting and asking those who may know the answer to a question. */
export const expertExamples: readonly Example[] = [
  exampleOf(contracts.readExperts)(async (scene) => {
    const { as, threadId } = await suggested(scene);
    return { as, params: { threadId } };
  }),
  exampleOf(contracts.findExperts)(
    async (scene) => {
      const { as, threadId } = await question(scene);
      return { as, params: { threadId } };
    },
    { code: 'not-allowed', asked: onlooker },
  ),
  exampleOf(contracts.askExpert)(
    async (scene) => {
      const { as, expert, threadId } = await suggested(scene);
      return { as, params: { threadId, personId: expert.id } };
    },
    {
      code: 'not-allowed',
      asked: async (scene) => {
        const { as, params } = await onlooker(scene);
        return { ...(as && { as }), params: { ...params, personId: scene.member.id } };
      },
    },
  ),
  exampleOf(contracts.answerExpertRequest)(async (scene) => {
    const { expert, threadId } = await asked(scene);
    return { as: expert, params: { threadId }, body: { isDeclined: true } };
  }),
];
