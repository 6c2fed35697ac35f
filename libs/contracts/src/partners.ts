import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { ofPartner, PARTNERS } from './partner-parts.js';
import { instant, page, pageQuery, text } from './primitives.js';

/** What an administrator decided about another server; `unknown`: nothing, `expected`: only an agreement is negotiated. */
export const partnerPolicy = z.enum(['unknown', 'expected', 'allowed', 'silenced', 'suspended']);

/** With whom this server talks: those who were allowed, or all who were not suspended. */
export const partnerMode = z.enum(['allowlist', 'open']);

/** Why something did not reach another server, in kinds that can be put into words. */
export const deliveryTrouble = z.enum([
  'refused-by-them',
  'busy',
  'broken',
  'gone',
  'unreachable',
  'too-slow',
  'not-sent',
]);

export const trouble = z.object({
  kind: deliveryTrouble,
  text: z.string().describe('as it was recorded; partly the words of the other side'),
});

const attempts = z.object({ delivered: z.number().int(), failed: z.number().int() });

/** Another server as administrators see it. */
export const partnerView = z.object({
  host: z.string(),
  policy: partnerPolicy,
  software: z.string().nullable().describe('what it says that it runs'),
  lastHeardAt: instant.nullable().describe('when it last sent something signed'),
  failingSince: instant.nullable().describe('since when nothing can be delivered there'),
  trouble: trouble.nullable().describe('what went wrong last, while it fails'),
  waiting: z.object({
    count: z.number().int(),
    since: instant.nullable().describe('how long the oldest has waited'),
  }),
  arriving: z
    .object({ count: z.number().int(), since: instant.nullable() })
    .describe('what came from there and was not handled yet, and since when the oldest waits'),
  attempts: z
    .object({ day: attempts, week: attempts })
    .describe('attempts to deliver there in the last 24 hours and 7 days, to the hour'),
  deadLetters: z
    .object({
      count: z.number().int(),
      firstAt: instant.describe('when the oldest was published'),
      lastAt: instant.describe('when the latest was given up'),
      trouble,
    })
    .nullable()
    .describe('what was given up after days, or what it will never take'),
  quota: z
    .object({ perMinute: z.number().int(), bytesPerDay: z.number().int(), isUsual: z.boolean() })
    .describe('how many activities and bytes are taken from it'),
  today: z
    .object({ activities: z.number().int(), bytes: z.number().int() })
    .describe('what came from it on this day (UTC), to within seconds'),
  followedThere: z.number().int().describe('communities there that people here follow'),
  followedHere: z.number().int().describe('communities here that people there follow'),
});

export const partnerOrder = z.enum(['host', 'failing', 'waiting', 'heard']);
export const partnerState = z.enum(['failing', 'waiting', 'dead-letters']);

export const listPartners = operation({
  id: 'listPartners',
  method: 'get',
  path: '/api/admin/partners',
  tag: PARTNERS,
  summary: 'Other servers that were decided about or heard of, and how the exchange with them goes.',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    q: text({ most: LIMITS.http.searchText }).optional().describe('part of the name of the server'),
    policy: partnerPolicy.optional().describe('only servers about which this was decided'),
    state: partnerState.optional().describe('only servers with this trouble'),
    order: partnerOrder
      .optional()
      .describe(
        'by name when left out; `failing`: the longest first; `waiting`: the most; `heard`: the latest',
      ),
  }),
  answer: page(partnerView).extend({ mode: partnerMode }),
  failures: ['federation.off'],
});

export const readPartner = operation({
  id: 'readPartner',
  method: 'get',
  path: '/api/admin/partners/:host',
  tag: PARTNERS,
  summary: 'One other server.',
  access: 'admin',
  params: ofPartner,
  answer: partnerView.extend({ mode: partnerMode }),
  failures: ['federation.off'],
});

export const decidePartner = operation({
  id: 'decidePartner',
  method: 'put',
  path: '/api/admin/partners/:host/policy',
  tag: PARTNERS,
  summary:
    'Allow, silence or suspend another server, or expect a proposal of it, also one that was never heard of, or take a decision back.',
  access: 'admin',
  params: ofPartner,
  body: z.strictObject({ policy: partnerPolicy }),
  answer: partnerView.extend({ mode: partnerMode }),
  failures: ['federation.off', 'partner.no-host', 'partner.own-host'],
});

export const sendAgainToPartner = operation({
  id: 'sendAgainToPartner',
  method: 'post',
  path: '/api/admin/partners/:host/resends',
  tag: PARTNERS,
  summary:
    'Send again what was published from a moment on and given up for this server. A repeat sends nothing twice.',
  access: 'admin',
  status: 202,
  params: ofPartner,
  body: z.strictObject({ from: instant }),
  answer: z.object({ count: z.number().int() }),
  failures: ['federation.off'],
});

const MEGABYTE = 1_000_000;

export const setPartnerQuota = operation({
  id: 'setPartnerQuota',
  method: 'put',
  path: '/api/admin/partners/:host/quota',
  tag: PARTNERS,
  summary:
    'Set how much is taken from another server. What is over it is refused, and the other server sends it later.',
  access: 'admin',
  params: ofPartner,
  body: z.strictObject({
    perMinute: z
      .number()
      .int('number.invalid')
      .min(1, 'number.out-of-range')
      .max(MEGABYTE, 'number.out-of-range')
      .nullable()
      .describe('activities in a minute; null: the usual'),
    bytesPerDay: z
      .number()
      .int('number.invalid')
      .min(MEGABYTE, 'number.out-of-range')
      .max(MEGABYTE * MEGABYTE, 'number.out-of-range')
      .nullable()
      .describe('bytes on a day (UTC); null: the usual'),
  }),
  answer: partnerView.extend({ mode: partnerMode }),
  failures: ['federation.off'],
});

export type PartnerPolicy = z.output<typeof partnerPolicy>;
export type PartnerMode = z.output<typeof partnerMode>;
export type PartnerView = z.output<typeof partnerView>;
export type DeliveryTrouble = z.output<typeof deliveryTrouble>;
