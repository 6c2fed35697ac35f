import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { documentFileSettings } from './document-file-settings.js';
import { federationSettings } from './federation-settings.js';
import { learningRecordSettings } from './learning-record-settings.js';
import { setting, type ValueOf } from './setting.js';
import { speechSettings } from './speech-settings.js';
import { choiceList, flag, megabytes, networks, urlOf, webOrigin, wholeNumber } from './value-schemas.js';

const MIB = 1024 * 1024;
const text = z.string().min(1).max(1000);

/** Every setting of the server, and the only place where one is declared. */
export const settings = {
  PORT: setting({
    group: 'Web server',
    meaning: 'The TCP port on which the server listens.',
    expected: 'a whole number from 1 to 65535',
    example: '8080',
    fallback: '8080',
    schema: wholeNumber(1, 65_535),
  }),
  HOST: setting({
    group: 'Web server',
    meaning:
      'The address on which the server listens. The default lets only this machine connect, which is right behind a reverse proxy on the same machine; `0.0.0.0` lets every network in.',
    expected: 'an IP address or a host name of this machine',
    example: '0.0.0.0',
    fallback: '127.0.0.1',
    schema: z.string().regex(/^[a-z0-9.:-]{1,253}$/i),
  }),
  PUBLIC_URL: setting({
    group: 'Web server',
    meaning:
      'The address people type to reach the server. It is written into links, e-mails and the names of people and communities: choose it before people join and keep it.',
    expected: 'an https address without a path (plain http only for localhost, or with INSECURE_HTTP=1)',
    example: 'https://community.example.org',
    fallback: undefined,
    unset: '`http://localhost:PORT`',
    schema: webOrigin,
  }),
  INSECURE_HTTP: setting({
    group: 'Web server',
    meaning:
      'Set to 1 to allow a PUBLIC_URL with plain http on a host that is not this machine. Passwords and messages then cross the network unprotected: for trials in a closed network only.',
    expected: '1 or 0',
    example: '1',
    fallback: '0',
    schema: flag,
  }),
  TRUSTED_PROXIES: setting({
    group: 'Web server',
    meaning:
      'The reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` headers are believed. From anyone else these headers are ignored.',
    expected: 'IP addresses or networks, separated by commas',
    example: '127.0.0.1,::1,10.0.0.0/8',
    fallback: '',
    unset: 'none',
    schema: networks,
  }),
  ROLES: setting({
    group: 'Web server',
    meaning:
      'What this process does: `web` answers browsers, `worker` runs background jobs. One process can do both; larger installations run several.',
    expected: 'web, worker, or both separated by a comma',
    example: 'worker',
    fallback: 'web,worker',
    schema: choiceList(['web', 'worker']),
  }),
  LOG_LEVEL: setting({
    group: 'Web server',
    meaning: 'How much is written to the log (standard output, one JSON object a line).',
    expected: 'one of fatal, error, warn, info, debug, trace, silent',
    example: 'warn',
    fallback: 'info',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  }),
  DATA_DIR: setting({
    group: 'Data',
    meaning:
      'The folder for everything the server keeps on disk: the embedded database, uploaded files, and mail that could not be sent. A relative path starts at the current folder.',
    expected: 'the path of a folder that the server may write to',
    example: '/var/lib/guildhall',
    fallback: './data',
    schema: text.refine((path) => !path.includes('\0')),
  }),
  DATABASE_URL: setting({
    group: 'Data',
    meaning: 'A PostgreSQL server, version 15 or later, to use instead of the embedded one.',
    expected: 'a postgres:// address with user, host and database',
    example: 'postgres://guildhall:secret@db.example.org:5432/guildhall',
    fallback: undefined,
    unset: 'embedded PostgreSQL below DATA_DIR',
    secret: true,
    schema: urlOf('postgres:', 'postgresql:'),
  }),
  DATABASE_POOL_SIZE: setting({
    group: 'Data',
    meaning:
      'How many database connections this process holds at most for requests and for what follows from them. Queues and listening take up to 9 more. Together, all processes must stay below the limit of the PostgreSQL server (usually 100).',
    expected: 'a whole number from 5 to 500',
    example: '40',
    fallback: '20',
    schema: wholeNumber(5, 500),
  }),
  REDIS_URL: setting({
    group: 'Data',
    meaning:
      'A Redis or Valkey server that carries live updates between several server processes. Without it PostgreSQL does that.',
    expected: 'a redis:// or rediss:// address',
    example: 'redis://cache.example.org:6379',
    fallback: undefined,
    unset: 'not used',
    secret: true,
    schema: urlOf('redis:', 'rediss:'),
  }),
  STREAM_EVENT_DAYS: setting({
    group: 'Data',
    meaning:
      'For how many days the events of live streams are kept, so that a page that was asleep or offline can catch up. An older one loads its content afresh. Posts and everything else that people wrote are not touched.',
    expected: 'a whole number from 1 to 3650',
    example: '90',
    fallback: '30',
    schema: wholeNumber(1, 3650),
  }),
  PUBLIC_ARTICLES: setting({
    group: 'Web server',
    meaning:
      'Whether people may publish articles and updates on their own pages for everybody, also without an account. With 0 they choose between those who follow them and the organisation. What was published before stays as it is.',
    expected: '1 or 0',
    example: '0',
    fallback: '1',
    schema: flag,
  }),
  S3_ENDPOINT: setting({
    group: 'File storage',
    meaning:
      'An S3 object store for uploaded files instead of the folder below DATA_DIR. Set all of S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY, or none.',
    expected: 'an http or https address without a path',
    example: 'https://s3.example.org',
    fallback: undefined,
    unset: 'files below DATA_DIR',
    schema: webOrigin,
  }),
  S3_BUCKET: setting({
    group: 'File storage',
    meaning: 'The bucket for the files. It is made when it does not exist and the key may do so.',
    expected: 'a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens',
    example: 'guildhall',
    fallback: undefined,
    unset: 'none',
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  }),
  S3_ACCESS_KEY: setting({
    group: 'File storage',
    meaning: 'The access key for the bucket.',
    expected: 'the access key as the object store gave it',
    example: 'GK0123456789',
    fallback: undefined,
    unset: 'none',
    secret: true,
    schema: text,
  }),
  S3_SECRET_KEY: setting({
    group: 'File storage',
    meaning: 'The secret that belongs to the access key.',
    expected: 'the secret key as the object store gave it',
    example: 'a-long-secret',
    fallback: undefined,
    unset: 'none',
    secret: true,
    schema: text,
  }),
  S3_REGION: setting({
    group: 'File storage',
    meaning: 'The region of the bucket, where the object store has regions.',
    expected: 'a region name',
    example: 'eu-west-2',
    fallback: 'us-east-1',
    schema: z.string().regex(/^[a-z0-9-]{1,63}$/i),
  }),
  SMTP_URL: setting({
    group: 'Mail',
    meaning:
      'The mail server for confirmations, password resets and notifications. Without it each mail is written to `outbox` below DATA_DIR, where administrators can read it in the browser.',
    expected: 'an smtp:// or smtps:// address',
    example: 'smtps://user:secret@mail.example.org:465',
    fallback: undefined,
    unset: 'mail goes to DATA_DIR/outbox',
    secret: true,
    schema: urlOf('smtp:', 'smtps:'),
  }),
  MAIL_FROM: setting({
    group: 'Mail',
    meaning: 'The sender of the mails.',
    expected: 'an e-mail address, with or without a name before it',
    example: 'Northfield Council <community@northfield.example>',
    fallback: undefined,
    unset: '`Guildhall <noreply@HOST>` with the host of PUBLIC_URL',
    schema: z
      .string()
      .max(320)
      .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
  }),
  DEMO: setting({
    group: 'Demonstration',
    meaning:
      'Whether the first start fills an empty database with a demonstration organisation. `guildhall demo remove` takes it out again.',
    expected: '1 or 0',
    example: '0',
    fallback: undefined,
    unset: '1 with the embedded database, 0 with DATABASE_URL',
    schema: flag,
  }),
  DEMO_PASSWORD: setting({
    group: 'Demonstration',
    meaning: 'One password for all demonstration accounts. Never set it on a server that others can reach.',
    expected: `a password of ${LIMITS.password.least} to ${LIMITS.password.most} characters`,
    example: 'kettle-harbour-violet',
    fallback: undefined,
    unset: 'a random password, printed at the first start',
    secret: true,
    schema: z.string().refine((password) => isWithin(Array.from(password).length, LIMITS.password)),
  }),
  RATE_READS_PER_MINUTE: setting({
    group: 'Limits',
    meaning: 'Requests a minute that one account may make to read (short bursts may reach twice as many).',
    expected: 'a whole number from 1 to 100000000',
    example: '600',
    fallback: String(LIMITS.rates.readsPerMinute),
    schema: wholeNumber(1, 100_000_000),
  }),
  RATE_WRITES_PER_MINUTE: setting({
    group: 'Limits',
    meaning: 'Requests a minute that one account may make to change something (bursts as above).',
    expected: 'a whole number from 1 to 100000000',
    example: '60',
    fallback: String(LIMITS.rates.writesPerMinute),
    schema: wholeNumber(1, 100_000_000),
  }),
  RATE_ADDRESS_PER_MINUTE: setting({
    group: 'Limits',
    meaning:
      'Requests a minute from one network address, signed in or not. Raise it where a large office shares one address.',
    expected: 'a whole number from 1 to 100000000',
    example: '6000',
    fallback: String(LIMITS.rates.addressPerMinute),
    schema: wholeNumber(1, 100_000_000),
  }),
  ATTACHMENT_MOST_MB: setting({
    group: 'Limits',
    meaning: 'The largest file, in MiB, that may be attached to a post.',
    expected: 'a whole number from 1 to 4096',
    example: '100',
    fallback: String(LIMITS.content.attachmentBytes / MIB),
    schema: megabytes(1, 4096),
  }),
  IMAGE_MOST_MB: setting({
    group: 'Limits',
    meaning: 'The largest image, in MiB, that may be uploaded.',
    expected: 'a whole number from 1 to 200',
    example: '40',
    fallback: String(LIMITS.images.bytes / MIB),
    schema: megabytes(1, 200),
  }),
  VIDEO_MOST_MB: setting({
    group: 'Limits',
    meaning: 'The largest video or sound recording, in MiB, that may be uploaded.',
    expected: 'a whole number from 1 to 65536',
    example: '1024',
    fallback: String(LIMITS.media.bytes / MIB),
    schema: megabytes(1, 65_536),
  }),
  VIDEO_QUOTA_MB: setting({
    group: 'Limits',
    meaning:
      'How much one person may have uploaded as videos, in MiB, in all. Uploads that ran out and videos that were deleted as drafts no longer count.',
    expected: 'a whole number from 1 to 16777216',
    example: '51200',
    fallback: String(LIMITS.videos.quotaBytes / MIB),
    schema: megabytes(1, 16_777_216),
  }),
  VIDEO_CACHE_MB: setting({
    group: 'Limits',
    meaning:
      'How much of the videos of other servers is kept here for the next viewer, in MiB. What was not watched for longest goes first, and is fetched again when somebody wants it. It counts only where FEDERATION is not off.',
    expected: 'a whole number from 1 to 16777216',
    example: '102400',
    fallback: String(LIMITS.videosElsewhere.cacheBytes / MIB),
    schema: megabytes(1, 16_777_216),
  }),
  ...documentFileSettings,
  ...speechSettings,
  ...learningRecordSettings,
  ...federationSettings,
};

/** Parsed values by variable name. */
export type Values = { readonly [Name in keyof typeof settings]: ValueOf<(typeof settings)[Name]> };

function isWithin(length: number, limits: { readonly least: number; readonly most: number }): boolean {
  return length >= limits.least && length <= limits.most;
}
