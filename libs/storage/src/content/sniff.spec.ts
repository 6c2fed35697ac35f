import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { documents, photo, unwelcome } from '#libs/testing';

import { factsOf, type FileKind } from './file-kinds.js';
import { sniffFile } from './sniff.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-sniff-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sniff = async (bytes: Buffer, fileName: string, mediaType = ''): Promise<string> => {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return sniffFile(path, { fileName, mediaType });
};
const refused = { code: 'upload.type-not-allowed' };

describe('the kind of an upload', () => {
  it.each(Object.keys(documents))(
    'recognises %s by its content, whatever its case and declared type',
    async (kind) => {
      const bytes = documents[kind] ?? Buffer.alloc(0);
      const { mediaType } = factsOf(kind as FileKind);
      expect(await sniff(bytes, `Report.${kind}`, mediaType)).toBe(kind);
      expect(await sniff(bytes, `REPORT.${kind.toUpperCase()}`, 'application/octet-stream')).toBe(kind);
      expect(await sniff(bytes, `report.${kind}`)).toBe(kind);
    },
  );

  it('recognises images, and lets one carry the name of another image kind', async () => {
    expect(await sniff(await photo('jpeg', { width: 9, height: 9 }), 'x.png', 'image/png')).toBe('jpeg');
    expect(await sniff(await photo('webp', { width: 9, height: 9 }), 'x.jpg', 'image/jpeg')).toBe('webp');
    expect(await sniff(await photo('png', { width: 9, height: 9 }), 'x')).toBe('png');
  });

  const claims = [
    ['x.png', 'image/png'],
    ['x.mp4', 'video/mp4'],
    ['x.pdf', 'application/pdf'],
    ['x.docx', factsOf('docx').mediaType],
    ['x.html', 'text/html'],
    ['x.svg', 'image/svg+xml'],
    ['x.js', 'text/javascript'],
    ['x.zip', 'application/zip'],
    ['x', ''],
  ];
  it.each(Object.keys(unwelcome))('UP2 refuses %s under every name and declared type', async (name) => {
    const bytes = unwelcome[name] ?? Buffer.alloc(0);
    for (const [fileName = '', mediaType] of claims) {
      await expect(sniff(bytes, fileName, mediaType)).rejects.toMatchObject(refused);
    }
  });

  it.each([
    'html',
    'late html',
    'svg',
    'svg document',
    'shell script',
    'zip',
    'macro document',
    'program',
    'bytes',
  ])('UP2 takes %s for no text', async (name) => {
    const bytes = unwelcome[name] ?? Buffer.alloc(0);
    await expect(sniff(bytes, 'x.txt', 'text/plain')).rejects.toMatchObject(refused);
    await expect(sniff(bytes, 'x.csv', 'text/csv')).rejects.toMatchObject(refused);
  });

  it.each(Object.keys(documents))('UP2 refuses %s with a lying name or type', async (kind) => {
    const bytes = documents[kind] ?? Buffer.alloc(0);
    const { mediaType } = factsOf(kind as FileKind);
    await expect(sniff(bytes, 'x.png', 'image/png')).rejects.toMatchObject(refused);
    await expect(sniff(bytes, 'x.mp4', mediaType)).rejects.toMatchObject(refused);
    await expect(sniff(bytes, `x.${kind}`, 'image/png')).rejects.toMatchObject(refused);
    await expect(sniff(bytes, `x.${kind}`, 'text/html')).rejects.toMatchObject(refused);
  });

  it('accepts text in old and wide encodings, and text that begins like a signature', async () => {
    expect(await sniff(Buffer.from('caf\xe9, th\xe9', 'latin1'), 'x.txt', 'text/plain')).toBe('txt');
    expect(await sniff(Buffer.from('\u{feff}ward,visits\r\n', 'utf16le'), 'x.csv', 'text/csv')).toBe('csv');
    expect(await sniff(Buffer.from('BM is a bank. MZ is a sign.'), 'x.txt', 'text/plain')).toBe('txt');
    expect(await sniff(Buffer.from('just words'), 'README', 'text/plain')).toBe('txt');
    expect(await sniff(Buffer.from('a,b\n'), 'x.csv', 'application/vnd.ms-excel')).toBe('csv');
    await expect(
      sniff(Buffer.from('\u{feff}<html>', 'utf16le'), 'x.txt', 'text/plain'),
    ).rejects.toMatchObject(refused);
  });

  it('reads a long text to its end', async () => {
    const long = Buffer.alloc(300_000, 'word ');
    expect(await sniff(long, 'x.txt')).toBe('txt');
    long[299_990] = 0;
    await expect(sniff(long, 'x.txt')).rejects.toMatchObject(refused);
  });

  it('refuses an empty file', async () => {
    await expect(sniff(Buffer.alloc(0), 'x.txt')).rejects.toMatchObject({ code: 'upload.empty' });
  });
});
