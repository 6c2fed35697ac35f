import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { SocketAddress } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { systemNetwork, type Network } from './network.js';

/** Numbers of DNS (RFC 1035, RFC 3596). */
const TYPE = { a: 1, aaaa: 28 } as const;
const SERVER_FAILED = 2;
const NO_SUCH_NAME = 3;

/** What the name server knows: addresses by name and type, or how it fails. */
const zone: Record<string, { readonly [Type in number]: readonly string[] | number }> = {
  'both.example': { [TYPE.a]: ['93.184.215.14', '93.184.215.15'], [TYPE.aaaa]: ['2606:2800:21f::1'] },
  'four.example': { [TYPE.a]: ['93.184.215.14'], [TYPE.aaaa]: [] },
  'six.example': { [TYPE.a]: [], [TYPE.aaaa]: ['2606:2800:21f::1'] },
  'half-broken.example': { [TYPE.a]: ['93.184.215.14'], [TYPE.aaaa]: SERVER_FAILED },
  'broken.example': { [TYPE.a]: SERVER_FAILED, [TYPE.aaaa]: SERVER_FAILED },
  'inner.example': { [TYPE.a]: ['127.0.0.1'], [TYPE.aaaa]: ['::1'] },
  'mapped.example': { [TYPE.a]: [], [TYPE.aaaa]: ['::ffff:127.0.0.1'] },
};

const bytesOf = (address: string): Buffer => {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const { address: text } = new SocketAddress({ address, family: 'ipv6' });
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const [head = '', tail = ''] = (dotted === null ? text : `${dotted[1]}0:0`).split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => parseInt(group, 16));
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  const bytes = Buffer.alloc(16);
  for (const [index, group] of all.entries()) bytes.writeUInt16BE(group, index * 2);
  if (dotted !== null) Buffer.from(dotted.slice(2).map(Number)).copy(bytes, 12);
  return bytes;
};

/** The answer to a query: its own header and question, then a record for each address. */
const answerTo = (query: Buffer): Buffer => {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const question = query.subarray(12, at + 5);
  const known = zone[labels.join('.').toLowerCase()]?.[query.readUInt16BE(at + 1)] ?? NO_SUCH_NAME;
  const records = (typeof known === 'number' ? [] : known).map((address) => {
    const bytes = bytesOf(address);
    const head = Buffer.from([0xc0, 12, 0, bytes.length === 4 ? TYPE.a : TYPE.aaaa, 0, 1, 0, 0, 0, 0]);
    return Buffer.concat([head, Buffer.from([0, bytes.length]), bytes]);
  });
  const code = typeof known === 'number' ? known : 0;
  const header = Buffer.from([0, 0, 0x81, 0x80 | code, 0, 1, 0, records.length, 0, 0, 0, 0]);
  query.copy(header, 0, 0, 2);
  return Buffer.concat([header, question, ...records]);
};

describe('looking up a name at a DNS server', () => {
  const server = createSocket('udp4');
  let network: Network;

  beforeAll(async () => {
    server.on('message', (query, { port, address }) => server.send(answerTo(query), port, address));
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    network = systemNetwork([`127.0.0.1:${server.address().port}`]);
  });
  afterAll(() => void server.close());

  it.each([
    ['both.example', ['93.184.215.14', '93.184.215.15', '2606:2800:21f::1']],
    ['four.example', ['93.184.215.14']],
    ['six.example', ['2606:2800:21f::1']],
    ['half-broken.example', ['93.184.215.14']],
    ['nobody.example', []],
    ['inner.example', ['127.0.0.1', '::1']],
    ['mapped.example', ['::ffff:127.0.0.1']],
  ])('finds every address of %s, IPv4 first', async (host, addresses) => {
    expect(await network.lookup(host)).toEqual(addresses);
  });

  it('fails when the server does', async () => {
    await expect(network.lookup('broken.example')).rejects.toMatchObject({ code: 'ESERVFAIL' });
  });
});
