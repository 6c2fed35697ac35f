import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readConfig } from '#libs/config';

import { configuredSafeFetch } from './configured-safe-fetch.js';
import { Peers } from './peers.fixture.js';

const peers = new Peers();
const accept = ['text/plain'];
let folder: string;
let port: number;

const clientOf = (environment: Record<string, string>) =>
  configuredSafeFetch(readConfig(environment).federation, { userAgent: 'Guildhall/test' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-ca-'));
  port = await peers.serve('northfield.localhost', '93.184.215.1', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('Northfield');
  });
});
afterAll(async () => {
  await peers.stop();
  await rm(folder, { recursive: true });
});

describe('the client with the settings of the operator', () => {
  it('reaches a partner on this machine whose authority it was told of', async () => {
    const FEDERATION_CA = join(folder, 'ca.pem');
    await writeFile(FEDERATION_CA, peers.authority.pem);
    const FEDERATION_DIAL = `northfield.localhost=127.0.0.1:${port}`;
    const client = await clientOf({ FEDERATION_CA, FEDERATION_DIAL });
    expect(await client.get('https://northfield.localhost/', { accept })).toMatchObject({ kind: 'document' });
    client.close();
    const distrustful = await clientOf({ FEDERATION_DIAL });
    expect(await distrustful.get('https://northfield.localhost/', { accept })).toMatchObject({
      why: 'certificate',
    });
    distrustful.close();
  });

  it.each([
    ['is not there', null],
    ['holds something else', 'hello'],
    ['is damaged', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ])('says so when the file of authorities %s', async (_what, text) => {
    const FEDERATION_CA = join(folder, text === null ? 'missing.pem' : 'wrong.pem');
    if (text !== null) await writeFile(FEDERATION_CA, text);
    await expect(clientOf({ FEDERATION_CA })).rejects.toThrow(`FEDERATION_CA names ${FEDERATION_CA}`);
  });
});
