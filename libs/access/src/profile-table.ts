import type { ProfileField, ProfileVisibility } from '#libs/kernel';

/** Groups who may see a part of a profile: people in a community with its person, accounts of this instance, anyone. */
export type ProfileOnlooker = 'sharer' | 'account' | 'anyone';

/**
 * Whom each visibility lets in, besides the person themself. This instance knows no partner organisations yet; once it
 * keeps a list of them, their people are one more group, let in by `partners` here and told apart in
 * `profile.policy.ts`, in `isLetIn` and `reachesLevel`.
 */
export const profileVisibilityTable: Readonly<Record<ProfileVisibility, readonly ProfileOnlooker[]>> = {
  me: [],
  community: ['sharer'],
  organisation: ['account'],
  partners: ['account'],
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
