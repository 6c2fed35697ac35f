import { z } from 'zod';

import { id } from './primitives.js';

/**
 * The organisation that somebody speaks for; `host` is its address on the network. Verified is one whose server has signed
 * a card of it that was found right here, and counts still; and the organisation of this server, once it has a card.
 */
export const organisation = z.object({
  shortName: z.string(),
  name: z.string(),
  welshName: z.string().nullable().describe('how it is called in Welsh, where it has said so'),
  host: z.string(),
  isLocal: z.boolean(),
  isVerified: z.boolean(),
});

/** Enough of a person to name and link to them. People of other organisations are `name@host`. */
export const personLink = z.object({
  id,
  name: z.string(),
  displayName: z.string(),
  host: z.string(),
  isLocal: z.boolean(),
});

/** What every contribution shows of its author. */
export const personCard = z.object({
  id,
  name: z.string(),
  displayName: z.string(),
  roleTitle: z.string(),
  avatarFileId: id.nullable(),
  avatarAlt: z.string(),
  organisation,
});

export type Organisation = z.output<typeof organisation>;
export type PersonLink = z.output<typeof personLink>;
export type PersonCard = z.output<typeof personCard>;
