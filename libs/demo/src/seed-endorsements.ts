import { EndorseSkill, Vocabulary } from '#libs/people';

import type { DemoStage } from './demo-stage.js';

const DAY = 86_400_000;

/** What people say of the skills of others, one after the other in the last days. */
export const seedEndorsements = async (stage: DemoStage, now: Date): Promise<void> => {
  const all = stage.content.endorsements.flatMap(({ by, ...what }) =>
    by.map((endorser) => ({ ...what, endorser })),
  );
  for (const [index, { of, skill, thread, postIndex, endorser }] of all.entries()) {
    const { items } = await stage.get(Vocabulary).find(skill);
    const skillId = items.find(({ labels }) => labels.en === skill)?.id ?? '';
    stage.clock.set(new Date(now.getTime() - ((all.length - index) * DAY) / 2));
    await stage
      .get(EndorseSkill)
      .execute(stage.person(endorser), { handle: of, skillId }, stage.post(thread, postIndex));
  }
  stage.clock.set(now);
};
