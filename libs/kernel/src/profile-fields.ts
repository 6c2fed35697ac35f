/** Parts of a profile that its person shows to whom they like. Names and the organisation are always shown. */
export const PROFILE_FIELDS = [
  'roleTitle',
  'team',
  'place',
  'languages',
  'workingPattern',
  'pronouns',
  'contact',
  'picture',
  'askMeAbout',
  'skills',
  'interests',
  'experience',
  'summary',
] as const;

export type ProfileField = (typeof PROFILE_FIELDS)[number];

/**
 * Who sees a part of a profile: its person alone, people who share a community with them, accounts of this instance,
 * these and people of partner organisations, or anybody.
 */
export const PROFILE_VISIBILITIES = ['me', 'community', 'organisation', 'partners', 'public'] as const;

export type ProfileVisibility = (typeof PROFILE_VISIBILITIES)[number];
