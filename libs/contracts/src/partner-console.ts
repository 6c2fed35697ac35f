import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { ofPartner, PARTNERS } from './partner-parts.js';
import { trouble } from './partners.js';
import { id, instant, page, pageQuery, text } from './primitives.js';

/** How far a delivery is, whatever is delivered. */
const delivery = {
  state: z.enum(['waiting', 'delivered', 'given-up']),
  attempts: z.number().int(),
  status: z.number().int().nullable().describe('what the other server answered last, as HTTP counts'),
  at: instant.nullable().describe('when it was delivered, or given up'),
  nextAt: instant.nullable().describe('before when it is not tried again'),
  trouble: trouble.nullable().describe('what went wrong last'),
};

/** One message to another server. */
export const partnerDelivery = z.object({
  id: z.string().describe('the address of the activity'),
  kind: z.string().describe('its type, such as `Create`'),
  publishedAt: instant,
  ...delivery,
});

export const listPartnerDeliveries = operation({
  id: 'listPartnerDeliveries',
  method: 'get',
  path: '/api/admin/partners/:host/deliveries',
  tag: PARTNERS,
  summary: 'What was sent to another server, the latest first.',
  access: 'admin',
  params: ofPartner,
  query: z.strictObject({
    ...pageQuery,
    only: z
      .enum(['troubled'])
      .optional()
      .describe('only what failed and waits, or was given up; all when left out'),
  }),
  answer: page(partnerDelivery),
  failures: ['federation.off'],
});

export const retryPartner = operation({
  id: 'retryPartner',
  method: 'post',
  path: '/api/admin/partners/:host/retries',
  tag: PARTNERS,
  summary: 'Try at once what waits for another server. A repeat sends nothing twice.',
  access: 'admin',
  status: 202,
  params: ofPartner,
  answer: z.object({ count: z.number().int() }),
  failures: ['federation.off'],
});

/** One activity on its way, in or out; of what the reader may not read, nobody and nothing is named. */
export const tracedActivity = z.object({
  direction: z.enum(['in', 'out']),
  id: z.string().nullable().describe('its address; null: private'),
  kind: z.string(),
  actor: z.string().nullable().describe('the address of whoever did it; null: private'),
  isPrivate: z.boolean().describe('it is about something that the reader may not read'),
  host: z.string().nullable().describe('the server that it came from'),
  at: instant.describe('when it came, with a right signature, or was published'),
  handling: z
    .object({
      state: z.enum(['waiting', 'applied', 'ignored', 'refused', 'given-up']),
      because: z.string().describe('why, as it was recorded'),
      attempts: z.number().int(),
      at: instant.nullable().describe('when it was handled, or given up'),
    })
    .nullable()
    .describe('of one that came in'),
  deliveries: z
    .array(z.object({ host: z.string(), ...delivery }))
    .describe('of one that goes out, by the name of the server'),
});

export const traceActivity = operation({
  id: 'traceActivity',
  method: 'get',
  path: '/api/admin/federation/trace',
  tag: PARTNERS,
  summary:
    'Follow one activity both ways, by its address, or everything about a post, by the address of the post or of its page.',
  access: 'admin',
  query: z.strictObject({
    of: text({ least: 1, most: LIMITS.federation.address }).describe('an address, or an id'),
  }),
  answer: z.object({ items: z.array(tracedActivity) }),
  failures: ['federation.off'],
});

const erasureState = z
  .enum(['confirmed', 'pending', 'unreachable'])
  .describe('`confirmed`: the server took the request; `unreachable`: it could not be told so far');

/** Somebody who left, and how many other servers were asked to erase what they have of them. */
export const erasureView = z.object({
  personId: id,
  name: z.string().describe('it stays taken'),
  requestedAt: instant,
  confirmed: z.number().int(),
  pending: z.number().int(),
  unreachable: z.number().int(),
});

export const listErasures = operation({
  id: 'listErasures',
  method: 'get',
  path: '/api/admin/erasures',
  tag: PARTNERS,
  summary: 'People who left and of whom other servers were asked to erase what they have, the latest first.',
  access: 'admin',
  query: z.strictObject(pageQuery),
  answer: page(erasureView),
  failures: ['federation.off'],
});

const ofErasure = z.strictObject({ personId: id.describe('somebody who left') });

export const readErasure = operation({
  id: 'readErasure',
  method: 'get',
  path: '/api/admin/erasures/:personId',
  tag: PARTNERS,
  summary: 'What became of the request at each server.',
  access: 'admin',
  params: ofErasure,
  answer: erasureView.extend({
    servers: z.array(
      z.object({
        host: z.string(),
        state: erasureState,
        at: instant.nullable().describe('when it was confirmed, or given up for this time'),
        times: z.number().int().describe('how often it was asked'),
        trouble: trouble.nullable(),
      }),
    ),
  }),
  failures: ['federation.off'],
});

export const retryErasure = operation({
  id: 'retryErasure',
  method: 'post',
  path: '/api/admin/erasures/:personId/retries',
  tag: PARTNERS,
  summary: 'Ask again those servers that could not be told.',
  access: 'admin',
  status: 202,
  params: ofErasure,
  answer: z.object({ count: z.number().int() }),
  failures: ['federation.off'],
});

export type PartnerDelivery = z.output<typeof partnerDelivery>;
export type TracedActivity = z.output<typeof tracedActivity>;
export type ErasureView = z.output<typeof erasureView>;
