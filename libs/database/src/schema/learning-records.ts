import { defineEntity, p } from '@mikro-orm/postgresql';

/** That a person agreed that their learning is recorded elsewhere. Agreeing anew gives another pseudonym. */
export const LearningRecordConsent = defineEntity({
  name: 'LearningRecordConsent',
  tableName: 'learning_record_consent',
  properties: {
    personId: p.uuid().primary(),
    pseudonym: p.uuid(),
    givenAt: p.datetime(),
  },
});

/** A statement (xAPI 1.0.3) that is still to be sent, or that the store would not take. It goes with the consent. */
export const LearningStatement = defineEntity({
  name: 'LearningStatement',
  tableName: 'learning_statement',
  properties: {
    id: p.uuid().primary(),
    number: p.bigint('number').generated('always as identity'),
    personId: p.uuid(),
    statement: p.json<object>(),
    createdAt: p.datetime(),
    refusal: p.text().nullable(),
  },
});
