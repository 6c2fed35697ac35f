import { resolve } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { ConfigError } from './config-error.js';
import { readConfig, type Environment } from './read-config.js';

function problemsOf(environment: Environment): Record<string, string> {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError)
      return Object.fromEntries(error.problems.map(({ variable, sentence }) => [variable, sentence]));
    throw error;
  }
  return {};
}

describe('reading the configuration', () => {
  it('gives a working server for this machine when nothing is set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 8080,
      publicUrl: 'http://localhost:8080',
      dataDir: resolve('data'),
      database: { url: undefined, poolSize: 20 },
      storage: { kind: 'disk', folder: resolve('data', 'objects') },
      roles: { web: true, worker: true },
      demo: { seed: true, password: undefined },
      cookies: { secure: true, prefix: '__Host-' },
      mail: { smtpUrl: undefined, from: 'Guildhall <noreply@localhost>' },
      rates: { readsPerMinute: 300, writesPerMinute: 30, addressPerMinute: 1200 },
      uploads: { attachmentBytes: 50 * 1024 * 1024 },
      speech: null,
    });
  });

  it('treats an empty variable as one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', S3_ENDPOINT: '' }).port).toBe(8080);
  });

  it('drafts captions with a program, else with a server, else not at all', () => {
    const SPEECH_URL = 'http://speech.internal:8000';
    expect(readConfig({ SPEECH_URL, SPEECH_LANGUAGES: 'en,cy' }).speech).toEqual({
      kind: 'http',
      url: SPEECH_URL,
      model: 'whisper-1',
      key: undefined,
      languages: ['en', 'cy'],
    });
    const SPEECH_COMMAND = 'engine {audio}';
    expect(readConfig({ SPEECH_URL, SPEECH_COMMAND }).speech).toEqual({
      kind: 'command',
      command: SPEECH_COMMAND,
      languages: ['en'],
    });
    expect(problemsOf({ SPEECH_COMMAND: 'engine' })['SPEECH_COMMAND']).toMatch(/\{audio\}/);
  });

  it('cannot be changed afterwards', () => {
    const config = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8' });
    expect(() => Object.assign(config.database, { url: 'x' })).toThrow(TypeError);
    expect(() => (config.trustedProxies as string[]).push('x')).toThrow(TypeError);
  });

  it('lists every problem with the variable, what it is and what it should be', () => {
    const problems = problemsOf({
      PORT: 'eighty',
      ROLES: 'web,cook',
      LOG_LEVEL: 'loud',
      TRUSTED_PROXIES: '10.0.0.0/33',
    });
    expect(Object.keys(problems).sort()).toEqual(['LOG_LEVEL', 'PORT', 'ROLES', 'TRUSTED_PROXIES']);
    expect(problems['PORT']).toBe(
      'PORT is "eighty"; it should be a whole number from 1 to 65535, for example 8080',
    );
  });

  it('never repeats a secret', () => {
    const problems = problemsOf({
      DATABASE_URL: 'hunter2hunter2',
      S3_SECRET_KEY: 'hunter2',
      DEMO_PASSWORD: 'hunter2',
    });
    expect(Object.keys(problems)).toHaveLength(5);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it.each([
    'http://community.example',
    'http://192.168.1.20:8080',
    'http://localhost.example',
    'http://127.0.0.1.example',
  ])('refuses plain http on %s unless told otherwise', (address) => {
    expect(problemsOf({ PUBLIC_URL: address })['PUBLIC_URL']).toContain('INSECURE_HTTP=1');
    expect(readConfig({ PUBLIC_URL: address, INSECURE_HTTP: '1' }).cookies).toEqual({
      secure: false,
      prefix: '',
    });
  });

  it.each([
    'https://community.example',
    'http://localhost:3000',
    'http://a.localhost',
    'http://127.0.0.1',
    'http://[::1]:8080',
  ])('uses __Host- cookies on %s', (address) => {
    expect(readConfig({ PUBLIC_URL: address })).toMatchObject({
      publicUrl: address,
      cookies: { secure: true, prefix: '__Host-' },
    });
  });

  it.each([
    'ftp://a.example',
    'https://a.example/path',
    'https://u:p@a.example',
    'https://a.example/?x',
    'community.example',
  ])('refuses %s as public address', (address) => {
    expect(Object.keys(problemsOf({ PUBLIC_URL: address }))).toEqual(['PUBLIC_URL']);
  });

  it('wants all of the object store settings or none', () => {
    const some = { S3_ENDPOINT: 'http://127.0.0.1:9000', S3_BUCKET: 'guildhall' };
    expect(Object.keys(problemsOf(some))).toEqual(['S3_ACCESS_KEY', 'S3_SECRET_KEY']);
    expect(readConfig({ ...some, S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' }).storage).toEqual({
      kind: 's3',
      endpoint: 'http://127.0.0.1:9000',
      bucket: 'guildhall',
      accessKey: 'a',
      secretKey: 'b',
      region: 'us-east-1',
    });
  });

  it.each([
    ['off', 'off'],
    ['allowlist', 'allowlist'],
    ['open', 'open'],
    ['denylist', 'open'],
  ])('federates as it is told: %s', (FEDERATION, mode) => {
    const PUBLIC_URL = 'https://community.northfield.example';
    expect(readConfig({ FEDERATION, PUBLIC_URL }).federation.mode).toBe(mode);
  });

  it.each([
    'http://localhost:8080',
    'https://northfield.example:8443',
    'https://northfield',
    'https://192.0.2.1',
    'https://[2001:db8::1]',
  ])('does not federate from %s, which other servers would not take for an id', (PUBLIC_URL) => {
    expect(readConfig({ PUBLIC_URL }).publicUrl).toBe(PUBLIC_URL);
    expect(problemsOf({ PUBLIC_URL, FEDERATION: 'open' })['PUBLIC_URL']).toMatch(/FEDERATION is open/);
  });

  it('connects to partners at the addresses it is told, and nowhere else than at public ones without', () => {
    expect(readConfig({}).federation).toEqual({ mode: 'off', dial: {}, authoritiesFile: undefined });
    const FEDERATION_DIAL = 'northfield.localhost=127.0.0.1:4101, eastmoor.localhost=[::1]:4102';
    expect(readConfig({ FEDERATION_DIAL, FEDERATION_CA: 'ca.pem' }).federation).toEqual({
      mode: 'off',
      dial: {
        'northfield.localhost': { address: '127.0.0.1', port: 4101 },
        'eastmoor.localhost': { address: '::1', port: 4102 },
      },
      authoritiesFile: resolve('ca.pem'),
    });
  });

  it.each([
    'northfield.localhost',
    'northfield.localhost=127.0.0.1',
    'northfield.localhost=localhost:4101',
    'northfield.localhost=127.0.0.1:0',
    'northfield.localhost=127.0.0.1:99999',
    'Northfield.localhost=127.0.0.1:4101',
    'localhost=127.0.0.1:4101',
    '10.0.0.1=127.0.0.1:4101',
    '*.localhost=127.0.0.1:4101',
    'a.example=127.0.0.1:1=2',
  ])('refuses %s as an address of a partner', (FEDERATION_DIAL) => {
    expect(Object.keys(problemsOf({ FEDERATION_DIAL }))).toEqual(['FEDERATION_DIAL']);
  });

  it('seeds a demo into the embedded database only, unless told otherwise', () => {
    const DATABASE_URL = 'postgres://u:p@db.example/guildhall';
    expect(readConfig({ DATABASE_URL }).demo.seed).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO: '1' }).demo.seed).toBe(true);
    expect(readConfig({ DEMO: '0' }).demo.seed).toBe(false);
  });
});
