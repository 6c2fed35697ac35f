export const people = {
  'endorsement.in-return':
    'This person endorsed you for the same skill not long ago. Two people can endorse each other for it only after 90 days.',
  'endorsement.own-skill': 'You cannot endorse yourself. Ask a colleague who has seen what you can do.',
  'question.answered': 'This question has an accepted answer already.',
  'skill.same': 'Choose another skill: this is the one that is to be merged.',
  'skill.unnamed': 'Give the skill a name in English or in Welsh.',
  'skill.word-taken': 'One of these words already stands for another skill. Merge the two instead.',
  'skills.too-many': 'You have as many as one person can have. Remove one first.',
} as const;
