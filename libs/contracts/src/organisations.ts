import { z } from 'zod';

import { operation } from './operation.js';
import { organisationKind } from './organisation-facts.js';
import { organisation } from './person-card.js';
import { id, instant } from './primitives.js';

/** What an organisation says of itself. Without a card that counts, only its names and address are known. */
export const organisationCard = organisation.extend({
  kind: organisationKind.nullable(),
  contactUrl: z.string().describe('page on which people reach it; empty where there is none'),
  crestFileId: id.nullable(),
  checkedAt: instant.nullable().describe('when its signature was last found right; null for the own one'),
  validUntil: instant.nullable().describe('how long the card counts as it is; null for the own one'),
});

export const readOrganisation = operation({
  id: 'readOrganisation',
  method: 'get',
  path: '/api/organisations/:host',
  tag: 'Communities',
  summary: 'The card of an organisation: of this one, and of others that the reader meets here',
  access: 'anyone',
  params: z.strictObject({
    host: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9.:-]{0,258}[a-z0-9])?$/i, 'id.invalid')
      .describe('the address of its server on the network'),
  }),
  answer: organisationCard,
});

export type OrganisationCard = z.output<typeof organisationCard>;
