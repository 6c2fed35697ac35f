import type { ProfileField, ProfileVisibility } from '#libs/kernel';

/**
 * Groups who may see a part of a profile: people in a community with its person, accounts of this instance, people and
 * servers of organisations that an administrator has allowed, anyone.
 */
export type ProfileOnlooker = 'sharer' | 'account' | 'partner' | 'anyone';

/** Whom each visibility lets in, besides the person themself. */
export const profileVisibilityTable: Readonly<Record<ProfileVisibility, readonly ProfileOnlooker[]>> = {
  me: [],
  community: ['sharer'],
  organisation: ['account'],
  partners: ['account', 'partner'],
  public: ['anyone'],
};

/** Who sees what a person wrote and chose no readers for. */
export const defaultVisibility: Readonly<Record<ProfileField, ProfileVisibility>> = {
  roleTitle: 'organisation',
  team: 'organisation',
  place: 'organisation',
  languages: 'organisation',
  workingPattern: 'organisation',
  pronouns: 'organisation',
  contact: 'community',
  picture: 'organisation',
  askMeAbout: 'organisation',
  skills: 'organisation',
  interests: 'organisation',
  experience: 'organisation',
  summary: 'organisation',
};
