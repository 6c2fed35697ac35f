/** Statuses of what can go wrong with skills and endorsements. */
export const peopleStatusOf = {
  'endorsement.in-return': 409,
  'endorsement.own-skill': 409,
  'question.answered': 409,
  'skill.same': 409,
  'skill.unnamed': 400,
  'skill.word-taken': 409,
  'skills.too-many': 409,
} as const satisfies Record<string, number>;
