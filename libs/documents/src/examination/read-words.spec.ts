import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';

import { LIMITS } from '#libs/kernel';
import { pdfOf } from '#libs/testing';

import { cutIntoPassages, type PageOfWords } from './cut-into-passages.js';
import { readWords } from './read-words.js';
import { withoutProperties } from './without-properties.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const DOCX = `${OFFICE}.wordprocessingml.document`;
const ODT = 'application/vnd.oasis.opendocument.text';

const zip = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

describe('the words inside documents', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-words-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = async (bytes: Uint8Array | string, mediaType: string): Promise<PageOfWords[] | null> => {
    const file = join(folder, 'source');
    await writeFile(file, bytes);
    return readWords(file, mediaType, new AbortController().signal);
  };

  const textOf = async (bytes: Uint8Array | string, mediaType: string): Promise<string> =>
    ((await read(bytes, mediaType)) ?? []).map(({ text }) => text.replaceAll(/\s+/g, ' ').trim()).join('|');

  it('are read from a PDF page by page', async () => {
    const pages = await read(pdfOf(['Frost (again)', 'Salt']), 'application/pdf');
    expect(pages).toEqual([
      { page: 1, text: 'Frost (again)' },
      { page: 2, text: 'Salt' },
    ]);
  });

  it('are read from a Word file, without what was deleted or is an instruction', async () => {
    const xml = `<w:document><w:body><w:p><w:r><w:t>Frost &amp; </w:t></w:r><w:r><w:t xml:space="preserve">salt</w:t></w:r></w:p>
      <w:p><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:instrText>TOC</w:instrText><w:t>Grit&#33;</w:t></w:p></w:body></w:document>`;
    expect(await textOf(zip({ 'word/document.xml': xml, 'docProps/core.xml': '<a>Secret</a>' }), DOCX)).toBe(
      'Frost & salt Grit!',
    );
  });

  it('are read from slides in their order, and from sheets', async () => {
    const slide = (text: string): string => `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
    const slides = zip({ 'ppt/slides/slide10.xml': slide('Ten'), 'ppt/slides/slide2.xml': slide('Two') });
    expect(await read(slides, `${OFFICE}.presentationml.presentation`)).toMatchObject([
      { page: 2, text: expect.stringContaining('Two') },
      { page: 10, text: expect.stringContaining('Ten') },
    ]);
    const sheets = zip({ 'xl/sharedStrings.xml': '<sst><si><t>Ward</t></si><si><t>Visits</t></si></sst>' });
    expect(await textOf(sheets, `${OFFICE}.spreadsheetml.sheet`)).toBe('Ward Visits');
  });

  it('are read from OpenDocument files and from plain text in its encodings', async () => {
    const xml =
      '<office:document-content><office:automatic-styles>no</office:automatic-styles><office:body><text:p>Rhew</text:p><text:p>a <text:span>halen</text:span></text:p></office:body></office:document-content>';
    expect(await textOf(zip({ 'content.xml': xml, 'meta.xml': '<a>Secret</a>' }), ODT)).toBe('Rhew a halen');
    expect(await textOf('Tŷ a ffordd', 'text/plain')).toBe('Tŷ a ffordd');
    expect(await textOf(Buffer.from('\ufeffTŷ', 'utf16le'), 'text/csv')).toBe('Tŷ');
    expect(await textOf(Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'text/plain')).toBe('café');
  });

  it.each([
    ['a broken PDF', '%PDF-1.7\n1 0 obj<</Type/Catalog', 'application/pdf'],
    ['a broken archive', 'PK\x03\x04 nothing', DOCX],
    ['a kind that has no words', 'x', 'application/octet-stream'],
  ])('are not to be had of %s', async (_, bytes, mediaType) => {
    expect(await read(bytes, mediaType)).toBeNull();
  });

  it('are not unpacked from an office file that grows beyond its bounds', async () => {
    const huge = zip({ 'word/document.xml': ' '.repeat(LIMITS.documentText.unpackedBytes + 1) });
    expect(huge.length).toBeLessThan(1_000_000);
    expect(await read(huge, DOCX)).toBeNull();
  });

  it('are not unpacked beyond what a part says it has', async () => {
    const lying = zip({ 'word/document.xml': `<w:t>${'word '.repeat(100_000)}</w:t>` });
    const size = Buffer.from(lying.buffer);
    for (let place = size.indexOf('PK'); place >= 0; place = size.indexOf('PK', place + 2)) {
      if (size.readUInt16LE(place + 2) === 0x0403) size.writeUInt32LE(20, place + 22);
      if (size.readUInt16LE(place + 2) === 0x0201) size.writeUInt32LE(20, place + 24);
    }
    expect((await textOf(size, DOCX)).length).toBeLessThanOrEqual(20);
  });

  it('look nothing up that a document declares', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY b "&b;&b;">]><w:document><w:t>&e;&b;safe</w:t></w:document>';
    expect(await textOf(zip({ 'word/document.xml': xml }), DOCX)).toBe('&e;&b;safe');
  });

  it('end with their process when it is aborted', async () => {
    const file = join(folder, 'other');
    await writeFile(file, pdfOf(['x']));
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readWords(file, 'application/pdf', signal)).rejects.toThrow('enough');
  });
});

describe('passages', () => {
  it('are cut between words, and hold nothing that the database cannot', () => {
    const long = 'word '.repeat(2_000);
    const passages = cutIntoPassages([
      { page: 1, text: 'a\0b\u0007c \ud800' },
      { page: 2, text: long },
      { page: 3, text: ' \n ' },
    ]);
    expect(passages[0]).toEqual({ page: 1, text: 'a b c \ufffd' });
    expect(passages.slice(1).every(({ page }) => page === 2)).toBe(true);
    expect(
      passages
        .slice(1)
        .map(({ text }) => text)
        .join(' '),
    ).toBe(long.trim());
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(LIMITS.documentText.passage);
  });

  it('end where a document has too many words', () => {
    const text = 'x'.repeat(LIMITS.documentText.characters + 10_000);
    const taken = cutIntoPassages([{ page: null, text }]).reduce((sum, each) => sum + each.text.length, 0);
    expect(taken).toBe(LIMITS.documentText.characters);
  });
});

describe('a preview', () => {
  it('UP12: holds none of the properties that say who wrote the document, and is otherwise the same', () => {
    const pdf = Buffer.from(pdfOf(['Frost']));
    const cleaned = withoutProperties(pdf)?.toString('latin1') ?? '';
    expect(cleaned).toHaveLength(pdf.length);
    expect(cleaned).not.toMatch(/0053006500|test|20260101/);
    expect(cleaned).toContain('(Frost) Tj');
    expect(cleaned).toMatch(/<<\/Author< +>\/Producer\( +\)\/CreationDate\( +\)>>/);
  });

  it('is not kept where its properties cannot be found', () => {
    expect(withoutProperties(Buffer.from('%PDF-1.4 trailer<</Root 1 0 R>>'))).toBeNull();
  });
});
