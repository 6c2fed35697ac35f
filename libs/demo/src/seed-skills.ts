import { MySkills, Vocabulary } from '#libs/people';

import type { DemoSkill } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';

/** Makes a skill by its first owner naming it, as anybody does, and says who knows it and who would like to. */
const seedSkill = async (stage: DemoStage, { en, cy, synonyms, known, wanted }: DemoSkill): Promise<void> => {
  const mine = stage.get(MySkills);
  for (const handle of known)
    await mine.add(stage.person(handle), { kind: 'skill', name: en, language: 'en' });
  for (const handle of wanted)
    await mine.add(stage.person(handle), { kind: 'interest', name: en, language: 'en' });
  const vocabulary = stage.get(Vocabulary);
  const { items } = await vocabulary.find(en);
  const made = items.find(({ labels }) => labels.en === en);
  if (made === undefined) throw new Error(`The demo has no skill ${en}`);
  const admin = stage.person(stage.content.people[0]?.handle ?? '');
  await vocabulary.change(admin, {
    params: { skillId: made.id },
    query: {},
    body: { labels: { en, cy }, synonyms: [...synonyms] },
  });
};

/** Fills the vocabulary of skills, in both languages, and the profiles. */
export const seedSkills = async (stage: DemoStage): Promise<void> => {
  for (const skill of stage.content.skills) await seedSkill(stage, skill);
};
