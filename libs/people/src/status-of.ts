/** Statuses of what can go wrong with skills, endorsements, following and moving. */
export const peopleStatusOf = {
  'accounts.too-many': 409,
  'endorsement.in-return': 409,
  'endorsement.own-skill': 409,
  'follow.refused': 409,
  'move.already': 409,
  'move.not-named': 409,
  'people-search.name-taken': 409,
  'people-search.too-many': 409,
  'person.not-found-there': 404,
  'question.answered': 409,
  'skill.same': 409,
  'skill.unnamed': 400,
  'skill.word-taken': 409,
  'skills.too-many': 409,
  'topics.too-many': 409,
} as const satisfies Record<string, number>;
