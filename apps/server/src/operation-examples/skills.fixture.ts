import * as contracts from '#libs/contracts';
import type { SkillView } from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';

const name = (): string => `Mending benches ${newId()}`;

/** Somebody new with one skill. */
export const skilled = async (scene: Scene): Promise<{ as: Actor; skill: SkillView }> => {
  const as = await scene.newcomer();
  const body = { name: name(), language: 'en', kind: 'skill' } as const;
  const [skill] = (await as.call(contracts.addMySkill, { body })).answer.skills;
  if (skill === undefined) throw new Error('The skill was not added.');
  return { as, skill };
};

const newSkill = async (scene: Scene): Promise<string> => (await skilled(scene)).skill.id;

/** Somebody who has as many skills as one person may have. */
const fullOfSkills = async (scene: Scene): Promise<Actor> => {
  const actor = await scene.newcomer();
  const now = new Date();
  const ids = Array.from({ length: 50 }, () => newId());
  await scene.test.database.sql
    .insertInto('skill')
    .values(ids.map((id) => ({ id, label_en: name(), created_at: now })))
    .execute();
  await scene.test.database.sql
    .insertInto('person_skill')
    .values(ids.map((id) => ({ person_id: actor.id, skill_id: id, kind: 'skill' as const, added_at: now })))
    .execute();
  return actor;
};

const suggested = async (scene: Scene, as: Actor): Promise<string> => {
  const skillId = await newSkill(scene);
  await scene.test.database.sql
    .insertInto('skill_suggestion')
    .values({ person_id: as.id, skill_id: skillId, texts: 3, suggested_at: new Date() })
    .execute();
  return skillId;
};

/** Skills, suggestions and the vocabulary. */
export const skillExamples: readonly Example[] = [
  exampleOf(contracts.findSkills)(async (scene) => {
    await newSkill(scene);
    return { as: scene.member, query: { q: 'mending' } };
  }),
  exampleOf(contracts.readSkillsOfPerson)(async (scene) => {
    const { as } = await skilled(scene);
    return { as: scene.member, params: { handle: as.name } };
  }),
  exampleOf(contracts.addMySkill)(
    async (scene) => ({
      as: await scene.newcomer(),
      body: { name: 'Plannu coed', language: 'cy', kind: 'interest' },
    }),
    {
      code: 'skills.too-many',
      asked: async (scene) => ({
        as: await fullOfSkills(scene),
        body: { name: 'Planting trees', language: 'en', kind: 'skill' },
      }),
    },
  ),
  exampleOf(contracts.setMySkill)(
    async (scene) => ({
      as: await scene.newcomer(),
      params: { skillId: await newSkill(scene) },
      body: { isSkill: true, isInterest: true },
    }),
    {
      code: 'skills.too-many',
      asked: async (scene) => ({
        as: await fullOfSkills(scene),
        params: { skillId: await newSkill(scene) },
        body: { isSkill: true, isInterest: false },
      }),
    },
  ),
  exampleOf(contracts.listSkillSuggestions)(async (scene) => {
    const as = await scene.newcomer();
    await suggested(scene, as);
    return { as };
  }),
  exampleOf(contracts.seekSkillSuggestions)(async (scene) => {
    const as = await scene.newcomer();
    await suggested(scene, as);
    return { as };
  }),
  exampleOf(contracts.answerSkillSuggestion)(
    async (scene) => {
      const as = await scene.newcomer();
      await suggested(scene, as);
      return { as, params: { skillId: await suggested(scene, as) }, body: { answer: 'accepted' } };
    },
    {
      code: 'skills.too-many',
      asked: async (scene) => {
        const as = await fullOfSkills(scene);
        return { as, params: { skillId: await suggested(scene, as) }, body: { answer: 'accepted' } };
      },
    },
  ),
  exampleOf(contracts.listVocabulary)(async (scene) => {
    await newSkill(scene);
    return { as: scene.admin, query: { q: 'mending' } };
  }),
  exampleOf(contracts.changeSkill)(
    async (scene) => ({
      as: scene.admin,
      params: { skillId: await newSkill(scene) },
      body: { labels: { en: name(), cy: '' }, synonyms: [name()] },
    }),
    {
      code: 'skill.unnamed',
      asked: async (scene) => ({
        as: scene.admin,
        params: { skillId: await newSkill(scene) },
        body: { labels: { en: '', cy: '' }, synonyms: [] },
      }),
    },
  ),
  exampleOf(contracts.mergeSkill)(
    async (scene) => ({
      as: scene.admin,
      params: { skillId: await newSkill(scene) },
      body: { into: await newSkill(scene) },
    }),
    {
      code: 'skill.same',
      asked: async (scene) => {
        const skillId = await newSkill(scene);
        return { as: scene.admin, params: { skillId }, body: { into: skillId } };
      },
    },
  ),
  exampleOf(contracts.deleteSkill)(async (scene) => ({
    as: scene.admin,
    params: { skillId: await newSkill(scene) },
  })),
];
