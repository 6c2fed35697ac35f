import { z } from 'zod';

import { PROFILE_FIELDS, PROFILE_VISIBILITIES, type ProfileField } from '#libs/kernel';

/** Who sees a part of a profile. */
export const profileVisibility = z.enum(PROFILE_VISIBILITIES);

const eachField = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, profileVisibility])) as Record<
  ProfileField,
  typeof profileVisibility
>;

/** Who sees which part of a profile. */
export const fieldVisibility = z.strictObject(eachField);

export type FieldVisibility = z.output<typeof fieldVisibility>;
