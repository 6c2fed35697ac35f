import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import { afterEach, describe, expect, it } from '@jest/globals';

import { freePort } from '#libs/testing';

import { scanForViruses, type Verdict } from './scan-for-viruses.js';
import { startScanner, type Scanner } from './scanner.fixture.js';

describe('the conversation with a virus scanner', () => {
  let scanner: Scanner | undefined;
  afterEach(async () => {
    await scanner?.stop();
    scanner = undefined;
  });

  const scan = (bytes: Buffer, signal = new AbortController().signal): Promise<Verdict> => {
    if (scanner === undefined) throw new Error('There is no scanner.');
    const { host, port } = scanner;
    return scanForViruses({ host, port }, async () => Readable.from([bytes]), signal);
  };

  it('sends every byte in chunks, and hears that the file is clean', async () => {
    scanner = await startScanner({ answer: () => 'stream: OK' });
    const bytes = randomBytes(300_000);
    expect(await scan(bytes)).toEqual({ scan: 'clean', finding: null });
    expect(scanner.scanned).toEqual([bytes]);
  });

  it('hears the name of what was found, without signs that no page can show', async () => {
    scanner = await startScanner({ answer: () => 'stream: Win.Test\u0007.EICAR_HDB-1 FOUND' });
    expect(await scan(Buffer.from('x'))).toEqual({ scan: 'refused', finding: 'Win.Test?.EICAR_HDB-1' });
  });

  it('does not pass a file that is longer than the scanner takes', async () => {
    scanner = await startScanner({ answer: () => 'stream: OK', mostBytes: 1000 });
    expect(await scan(randomBytes(5_000_000))).toEqual({ scan: 'refused', finding: null });
  });

  it.each([
    ['fails', () => 'Can’t allocate memory ERROR', 'clamd failed'],
    ['ends the connection', () => null, 'without an answer'],
    ['says too much', () => 'x'.repeat(10_000), 'too much'],
  ])('is tried again when the scanner %s', async (_, answer, message) => {
    scanner = await startScanner({ answer });
    await expect(scan(Buffer.from('x'))).rejects.toThrow(message);
  });

  it('is tried again when nobody listens', async () => {
    const address = { host: '127.0.0.1', port: await freePort() };
    const scanning = scanForViruses(address, async () => Readable.from([]), new AbortController().signal);
    await expect(scanning).rejects.toThrow('ECONNREFUSED');
  });

  it('ends when the process stops', async () => {
    scanner = await startScanner({ answer: () => 'stream: OK' });
    const stopping = new AbortController();
    const endless = Readable.from(
      (async function* chunks() {
        while (true) yield Buffer.alloc(1000);
      })(),
    );
    const scanning = scanForViruses(scanner, async () => endless, stopping.signal);
    stopping.abort();
    await expect(scanning).rejects.toThrow();
  });
});
