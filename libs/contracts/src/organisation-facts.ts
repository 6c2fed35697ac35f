import { z } from 'zod';

import { text } from './primitives.js';

/** What kind of organisation it is, as people look for one. */
export const organisationKind = z.enum([
  'council',
  'health',
  'agency',
  'government',
  'police',
  'fire',
  'education',
  'housing',
  'charity',
  'other',
]);

/** The page on which people reach an organisation; empty where there is none. */
export const contactPage = text({ most: 500 }).regex(
  /^(?:https:\/\/[^\s/]\S*)?$/i,
  'organisation.contact-invalid',
);

export type OrganisationKind = z.output<typeof organisationKind>;
