import { z } from 'zod';

import { contactPage, organisationKind, text } from '#libs/contracts';

import { readDate } from './dates.js';
import { isOfType, type JsonObject } from './json.js';

const moment = z
  .string()
  .transform((value) => readDate(value))
  .pipe(z.date());

/** The names keep the rules that administrators here have to keep. A kind that is not known here is some other. */
const shape = z.object({
  id: z.string(),
  attributedTo: z.string(),
  domain: z.string(),
  name: text({ least: 1, most: 100 }),
  nameMap: z.object({ cy: text({ least: 1, most: 100 }).optional() }).optional(),
  shortName: text({ least: 1, most: 30 }),
  kind: organisationKind.catch('other'),
  contact: contactPage.optional(),
  /** What is no picture of that host is none. */
  icon: z.object({ url: z.string() }).optional().catch(undefined),
  published: moment,
  validUntil: moment,
});

/** What an organisation elsewhere says of itself. */
export type OrganisationSays = z.output<typeof shape>;

/** Reads a card exactly, or not at all: null where anything of it is missing, too long or unreadable. */
export const readOrganisationCard = (document: JsonObject): OrganisationSays | null =>
  isOfType(document, 'OrganisationCard') ? (shape.safeParse(document).data ?? null) : null;
