import { z } from 'zod';

import { setting } from './setting.js';
import { urlOf } from './value-schemas.js';

const text = z.string().min(1).max(1000);

/** Settings of the learning record store to which xAPI statements go. */
export const learningRecordSettings = {
  XAPI_URL: setting({
    group: 'Learning records',
    meaning:
      'The address of a learning record store (xAPI 1.0.3), up to but without `/statements`. Statements about people who have agreed to it go there.',
    expected: 'an http:// or https:// address',
    example: 'https://lrs.northfield.example/data/xAPI',
    fallback: undefined,
    unset: 'no statements are made',
    schema: urlOf('http:', 'https:'),
  }),
  XAPI_KEY: setting({
    group: 'Learning records',
    meaning: 'The name with which the server signs in to the learning record store (HTTP Basic).',
    expected: 'a name without a colon',
    example: 'guildhall',
    fallback: undefined,
    unset: 'no credentials are sent',
    schema: text.refine((name) => !name.includes(':')),
  }),
  XAPI_SECRET: setting({
    group: 'Learning records',
    meaning: 'The password that goes with XAPI_KEY.',
    expected: 'a password',
    example: 'a long random text',
    fallback: '',
    secret: true,
    schema: z.string().max(1000),
  }),
  XAPI_ACTOR: setting({
    group: 'Learning records',
    meaning:
      'How statements name a person: `pseudonym` by a random identifier that only this database can connect with them, `name` by their name here.',
    expected: 'pseudonym or name',
    example: 'name',
    fallback: 'pseudonym',
    schema: z.enum(['pseudonym', 'name']),
  }),
};
