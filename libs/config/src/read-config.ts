import { join, resolve } from 'node:path';

import { ConfigError, type ConfigProblem } from './config-error.js';
import type {
  Config,
  FederationConfig,
  LearningRecordConfig,
  SpeechConfig,
  StorageConfig,
} from './config.js';
import type { Setting } from './setting.js';
import { settings, type Values } from './settings.js';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment; nothing else in the product reads it.
 * @throws ConfigError naming every variable that is wrong, what it is and what it should be
 */
export function readConfig(environment: Environment = process.env): Config {
  const problems: ConfigProblem[] = [];
  const values = parseAll(environment, problems);
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  checkTransport(publicUrl, values, problems);
  checkStorage(values, problems);
  checkFederation(publicUrl, values, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(assemble(values, publicUrl));
}

function parseAll(environment: Environment, problems: ConfigProblem[]): Values {
  const values: Record<string, unknown> = {};
  for (const [variable, declared] of Object.entries<Setting<unknown, string | undefined>>(settings)) {
    // An empty value means "not set": compose files and unit files cannot leave a variable out.
    const given = environment[variable]?.trim() || undefined;
    const text = given ?? declared.fallback;
    if (text === undefined) continue;
    const parsed = declared.schema.safeParse(text);
    if (parsed.success) values[variable] = parsed.data;
    else {
      problems.push({ variable, sentence: explain(variable, declared, text) });
      // So that the checks across settings have something to work with.
      values[variable] =
        declared.fallback === undefined ? undefined : declared.schema.parse(declared.fallback);
    }
  }
  return values as Values;
}

function explain(variable: string, declared: Setting<unknown, string | undefined>, given: string): string {
  const shown = declared.secret ? 'cannot be used' : `is ${JSON.stringify(given.slice(0, 200))}`;
  return `${variable} ${shown}; it should be ${declared.expected}, for example ${declared.example}`;
}

function checkTransport(publicUrl: string, values: Values, problems: ConfigProblem[]): void {
  if (isProtected(publicUrl) || values.INSECURE_HTTP) return;
  problems.push({
    variable: 'PUBLIC_URL',
    sentence:
      `PUBLIC_URL is "${publicUrl}"; it should begin with https, because passwords would cross the network unprotected. ` +
      'For a trial in a closed network set INSECURE_HTTP=1',
  });
}

/** True for https, and for plain http that stays on this machine. */
function isProtected(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === 'https:') return true;
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || ['127.0.0.1', '[::1]'].includes(hostname)
  );
}

const STORAGE_VARIABLES = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

function checkStorage(values: Values, problems: ConfigProblem[]): void {
  const isReported = (variable: string): boolean => problems.some((problem) => problem.variable === variable);
  const missing = STORAGE_VARIABLES.filter((name) => values[name] === undefined && !isReported(name));
  const present = STORAGE_VARIABLES.filter((name) => values[name] !== undefined);
  if (present.length === 0) return;
  for (const variable of missing) {
    const { expected, example } = settings[variable];
    problems.push({
      variable,
      sentence: `${variable} is not set, but ${present.join(', ')} is; it should be ${expected}, for example ${example}`,
    });
  }
}

/** Ids that other servers keep for ever are made of it: they take no other scheme, no port and no bare host. */
const FEDERATED_URL = /^https:\/\/(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/;

function checkFederation(publicUrl: string, values: Values, problems: ConfigProblem[]): void {
  if (values.FEDERATION === 'off' || FEDERATED_URL.test(publicUrl)) return;
  problems.push({
    variable: 'PUBLIC_URL',
    sentence:
      `PUBLIC_URL is "${publicUrl}", but FEDERATION is ${values.FEDERATION}; it should then be an https address with a full ` +
      `host name and no port, for example ${settings.PUBLIC_URL.example}`,
  });
}

function assemble(values: Values, publicUrl: string): Config {
  const dataDir = resolve(values.DATA_DIR);
  const secure = isProtected(publicUrl);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    dataDir,
    database: { url: values.DATABASE_URL, poolSize: values.DATABASE_POOL_SIZE },
    streamEventDays: values.STREAM_EVENT_DAYS,
    publicArticles: values.PUBLIC_ARTICLES,
    storage: storageOf(values, dataDir),
    redisUrl: values.REDIS_URL,
    roles: { web: values.ROLES.includes('web'), worker: values.ROLES.includes('worker') },
    demo: { seed: values.DEMO ?? values.DATABASE_URL === undefined, password: values.DEMO_PASSWORD },
    cookies: { secure, prefix: secure ? '__Host-' : '' },
    trustedProxies: values.TRUSTED_PROXIES,
    mail: {
      smtpUrl: values.SMTP_URL,
      from: values.MAIL_FROM ?? `Guildhall <noreply@${new URL(publicUrl).hostname}>`,
    },
    logLevel: values.LOG_LEVEL,
    rates: {
      readsPerMinute: values.RATE_READS_PER_MINUTE,
      writesPerMinute: values.RATE_WRITES_PER_MINUTE,
      addressPerMinute: values.RATE_ADDRESS_PER_MINUTE,
    },
    uploads: uploadsOf(values),
    speech: speechOf(values),
    virusScanner: values.CLAMD_ADDRESS ?? null,
    learningRecords: learningRecordsOf(values),
    federation: federationOf(values),
  };
}

function uploadsOf(values: Values): Config['uploads'] {
  return {
    attachmentBytes: values.ATTACHMENT_MOST_MB,
    documentBytes: values.DOCUMENT_MOST_MB,
    imageBytes: values.IMAGE_MOST_MB,
    videoBytes: values.VIDEO_MOST_MB,
    videoQuotaBytes: values.VIDEO_QUOTA_MB,
    videoCacheBytes: values.VIDEO_CACHE_MB,
  };
}

function federationOf(values: Values): FederationConfig {
  return {
    mode: values.FEDERATION,
    dial: values.FEDERATION_DIAL,
    authoritiesFile: values.FEDERATION_CA === undefined ? undefined : resolve(values.FEDERATION_CA),
  };
}

function learningRecordsOf(values: Values): LearningRecordConfig | null {
  const { XAPI_URL: url, XAPI_KEY: key, XAPI_SECRET: secret, XAPI_ACTOR: actor } = values;
  if (url === undefined) return null;
  return { url: url.replace(/\/+$/, ''), credentials: key === undefined ? null : { key, secret }, actor };
}

function speechOf(values: Values): SpeechConfig | null {
  const { SPEECH_COMMAND: command, SPEECH_URL: url, SPEECH_LANGUAGES: languages } = values;
  if (command !== undefined) return { kind: 'command', command, languages };
  if (url === undefined) return null;
  return { kind: 'http', url, model: values.SPEECH_MODEL, key: values.SPEECH_API_KEY, languages };
}

function storageOf(values: Values, dataDir: string): StorageConfig {
  const {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY: accessKey,
    S3_SECRET_KEY: secretKey,
  } = values;
  if (endpoint === undefined || bucket === undefined || accessKey === undefined || secretKey === undefined)
    return { kind: 'disk', folder: join(dataDir, 'objects') };
  return { kind: 's3', endpoint, bucket, accessKey, secretKey, region: values.S3_REGION };
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value))
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  return Object.freeze(value);
}
