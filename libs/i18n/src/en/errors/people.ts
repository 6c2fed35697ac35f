export const people = {
  'skill.same': 'Choose another skill: this is the one that is to be merged.',
  'skill.unnamed': 'Give the skill a name in English or in Welsh.',
  'skill.word-taken': 'One of these words already stands for another skill. Merge the two instead.',
  'skills.too-many': 'You have as many as one person can have. Remove one first.',
} as const;
