import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { ofPartner, PARTNERS } from './partner-parts.js';
import { id, instant, text } from './primitives.js';

const { agreementPurpose, agreementContact, agreementCommunities, address } = LIMITS.federation;

/** Classes of data that are exchanged under an agreement. `sensitive`: special categories of personal data. */
export const agreementDataClass = z.enum([
  'profiles',
  'expertise',
  'discussion',
  'files',
  'videos',
  'sensitive',
]);

const agreementTerms = {
  purpose: text({ least: 1, most: agreementPurpose, multiline: true }).describe('what the exchange is for'),
  dataClasses: z.array(agreementDataClass).min(1).max(10),
  communities: z
    .array(text({ least: 1, most: address }))
    .max(agreementCommunities)
    .describe('addresses of communities of either side that are in scope; none: all that are public'),
  contact: text({ least: 1, most: agreementContact }).describe('whom to ask, on the side that proposes'),
  reviewOn: z.iso.date().describe('the day on which both sides look at it again'),
};

/** One version of an agreement with another server. */
export const agreementView = z.object({
  id,
  version: z.number().int(),
  state: z.enum(['draft', 'proposed', 'accepted', 'rejected', 'ended', 'replaced']),
  isOurs: z.boolean().describe('whether this side proposes it'),
  purpose: z.string(),
  dataClasses: z.array(z.string()),
  communities: z.array(z.string()),
  contact: z.string(),
  reviewOn: z.string(),
  createdAt: instant,
  proposedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  endedAt: instant.nullable(),
  endedBy: z.enum(['us', 'them']).nullable(),
});

const ofAgreement = z.strictObject({ agreementId: id.describe('one version of an agreement') });

export const listAgreements = operation({
  id: 'listAgreements',
  method: 'get',
  path: '/api/admin/partners/:host/agreements',
  tag: PARTNERS,
  summary: 'All versions of the agreement with another server, the latest first.',
  access: 'admin',
  params: ofPartner,
  answer: z.object({ items: z.array(agreementView) }),
  failures: ['federation.off'],
});

export const draftAgreement = operation({
  id: 'draftAgreement',
  method: 'put',
  path: '/api/admin/partners/:host/agreements/draft',
  tag: PARTNERS,
  summary: 'Write the draft of the next version of an agreement; nobody else is told of it.',
  access: 'admin',
  params: ofPartner,
  body: z.strictObject(agreementTerms),
  answer: agreementView,
  failures: [
    'federation.off',
    'partner.no-host',
    'partner.own-host',
    'agreement.community-elsewhere',
    'agreement.review-past',
  ],
});

export const proposeAgreement = operation({
  id: 'proposeAgreement',
  method: 'post',
  path: '/api/admin/partners/:host/agreements/draft/proposal',
  tag: PARTNERS,
  summary: 'Propose the draft to the other server. An earlier proposal that was not answered is taken back.',
  access: 'admin',
  status: 200,
  params: ofPartner,
  answer: agreementView,
  failures: ['federation.off', 'agreement.no-draft', 'partner.unreachable'],
});

export const decideAgreement = operation({
  id: 'decideAgreement',
  method: 'put',
  path: '/api/admin/agreements/:agreementId/decision',
  tag: PARTNERS,
  summary:
    'Accept or reject what another server proposes. Accepting allows that server, where nothing else was decided about it.',
  access: 'admin',
  params: ofAgreement,
  body: z.strictObject({ accepted: z.boolean() }),
  answer: agreementView,
  failures: ['federation.off', 'agreement.not-open'],
});

export const endAgreement = operation({
  id: 'endAgreement',
  method: 'put',
  path: '/api/admin/agreements/:agreementId/end',
  tag: PARTNERS,
  summary:
    'End an agreement, or take a proposal or a draft back. What was decided about the server stays as it is.',
  access: 'admin',
  params: ofAgreement,
  answer: agreementView,
  failures: ['federation.off', 'agreement.not-open'],
});

export type AgreementView = z.output<typeof agreementView>;
export type AgreementDataClass = z.output<typeof agreementDataClass>;
