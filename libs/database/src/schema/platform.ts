import { defineEntity, p } from '@mikro-orm/postgresql';

/** A recorded fact whose consequences are still owed; written in the transaction that made it true. */
export const DomainEvent = defineEntity({
  name: 'DomainEvent',
  tableName: 'domain_event',
  properties: {
    id: p.uuid().primary(),
    kind: p.text(),
    payload: p.json<unknown>(),
    createdAt: p.datetime(),
    handledAt: p.datetime().nullable(),
  },
});

/**
 * What one subscriber still owes to a fact, after its first attempt failed. With `deadAt` set nobody tries any
 * more until an administrator asks for it.
 */
export const DomainEventDelivery = defineEntity({
  name: 'DomainEventDelivery',
  tableName: 'domain_event_delivery',
  properties: {
    eventId: p.uuid().primary(),
    subscriber: p.text().primary(),
    attempts: p.integer(),
    notBefore: p.datetime(),
    lastError: p.text(),
    deadAt: p.datetime().nullable(),
  },
});

/** The answer to a create that carried an idempotency key. */
export const IdempotencyKey = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  properties: {
    personId: p.uuid().primary(),
    key: p.text().primary(),
    operation: p.text(),
    requestHash: p.blob(),
    status: p.integer(),
    answer: p.json<unknown>(),
    createdAt: p.datetime(),
  },
});

/**
 * An e-mail to send; kept after sending so that an administrator without SMTP can read it. `secret` is the part of
 * its link that opens something; a mail server having taken the mail, it is taken out of every column.
 */
export const MailMessage = defineEntity({
  name: 'MailMessage',
  tableName: 'mail_message',
  properties: {
    id: p.uuid().primary(),
    kind: p.text(),
    recipient: p.text(),
    language: p.text().$type<'en' | 'cy'>(),
    subject: p.text(),
    text: p.text(),
    html: p.text(),
    secret: p.text().nullable(),
    createdAt: p.datetime(),
    sentAt: p.datetime().nullable(),
    failedAt: p.datetime().nullable(),
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
  },
});
