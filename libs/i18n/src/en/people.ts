/** The list of people and their pages. */
export const people = {
  'list.lead': 'Everyone with an account at {{organisation}}.',
  'list.search': 'Find somebody',
  'list.search-hint': 'Name, role or team',
  'list.none-title': 'Nobody found',
  'list.none-text': 'Check the spelling, or try a role or a team.',
  'list.show-all': 'Show everyone',
  'profile.edit': 'Change your profile',
  'profile.since': 'Here since',
  'profile.nothing': '{{name}} has not written about themselves yet.',
  'profile.nothing-mine':
    'You have not written about yourself yet. A few words on your work help others to find you.',
  'profile.failed': 'This profile could not be loaded.',
  'profile.report': 'Report',
} as const;
