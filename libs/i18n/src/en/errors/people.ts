export const people = {
  'accounts.too-many': 'You have named as many other accounts as one person can. Remove one first.',
  'bundle.broken':
    'This file was changed after it was made, or was not signed by the server that it names. Download it there again.',
  'bundle.expired': 'This file is older than 30 days. Download a new one from your old server.',
  'bundle.issuer-unknown':
    'The server that made this file is not known here, or could not be asked for its key. Try again later, or ask an administrator whether this server exchanges anything with it.',
  'bundle.no-target':
    'Name your new account under “Other accounts of mine” first: the file is made for that account alone.',
  'bundle.not-yours':
    'This file is made for another account. Your old account must name this one, and this one the old one, before the file is made.',
  'bundle.too-large': 'This file is larger than a profile can be. Choose the file that your old server made.',
  'bundle.unreadable': 'This is not a file with a profile. Choose the file that your old server made.',
  'follow.refused': 'This person cannot be followed.',
  'move.already': 'This account has already moved.',
  'move.not-named':
    'The account there does not say that this one is yours. Name this account there first, then try again.',
  'people-search.name-taken': 'You already keep a search under this name. Choose another one.',
  'people-search.too-many': 'You keep as many searches as one person can. Delete one first.',
  'person.not-found-there':
    'Nobody was found by this name. Check it, or try again later: it looks like ada@leeds.example.',
  'endorsement.in-return':
    'This person endorsed you for the same skill not long ago. Two people can endorse each other for it only after 90 days.',
  'endorsement.own-skill': 'You cannot endorse yourself. Ask a colleague who has seen what you can do.',
  'question.answered': 'This question has an accepted answer already.',
  'skill.same': 'Choose another skill: this is the one that is to be merged.',
  'skill.unnamed': 'Give the skill a name in English or in Welsh.',
  'skill.word-taken': 'One of these words already stands for another skill. Merge the two instead.',
  'topics.too-many': 'You follow {{most}} topics, as many as one person can. Stop following one first.',
  'skills.too-many': 'You have as many as one person can have. Remove one first.',
} as const;
