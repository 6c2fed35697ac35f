import { z } from 'zod';

import { operation } from './operation.js';
import { id, instant, language, page, pageQuery } from './primitives.js';

const MAIL = 'Mail';

export const mailState = z.enum(['waiting', 'sent', 'failed']);

/** A mail that the server sent, or is about to send. */
export const mailSummary = z.object({
  id,
  kind: z.string(),
  recipient: z.string(),
  language,
  subject: z.string(),
  state: mailState,
  createdAt: instant,
  sentAt: instant.nullable(),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
});

/** With a mail server, links that open an account are taken out once the mail has been sent. */
export const mailView = mailSummary.extend({ text: z.string(), html: z.string() });

const ofMail = z.strictObject({ mailId: id.describe('the mail') });

export const listMail = operation({
  id: 'listMail',
  method: 'get',
  path: '/api/admin/mail',
  tag: MAIL,
  summary: 'The mail outbox, the latest first.',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    state: mailState.optional().describe('only mail in this state'),
  }),
  answer: page(mailSummary).extend({
    delivery: z
      .enum(['smtp', 'outbox'])
      .describe('`outbox`: no mail server is set, so mail only becomes files in the data folder'),
  }),
});

export const readMail = operation({
  id: 'readMail',
  method: 'get',
  path: '/api/admin/mail/:mailId',
  tag: MAIL,
  summary: 'One mail of the outbox.',
  access: 'admin',
  params: ofMail,
  answer: mailView,
});

export const sendMailAgain = operation({
  id: 'sendMailAgain',
  method: 'post',
  path: '/api/admin/mail/:mailId/attempts',
  tag: MAIL,
  summary: 'Try to send a mail once more that could not be sent.',
  access: 'admin',
  status: 202,
  params: ofMail,
  answer: mailSummary,
  failures: ['mail.not-failed'],
});

export type MailSummary = z.output<typeof mailSummary>;
export type MailView = z.output<typeof mailView>;
