export const moderation = {
  'report.already-open': 'You have already reported this. We will tell you what was decided.',
  'report.already-decided': 'Someone has already decided this report.',
  'report.nothing-to-remove': 'There is no post to remove for this report.',
} as const;
