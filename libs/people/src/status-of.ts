/** Statuses of what can go wrong with skills. */
export const peopleStatusOf = {
  'skill.same': 409,
  'skill.unnamed': 400,
  'skill.word-taken': 409,
  'skills.too-many': 409,
} as const satisfies Record<string, number>;
