/**
 * Reads the words inside one document, and prints them as lines of JSON, one a page. It is a process of its own, started by
 * `read-words.ts`, so that whatever a hostile file does to it is over when it ends. It therefore imports packages only.
 *
 * Arguments: the file, its media type, the most characters, the most bytes of an office file's parts when unpacked.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

import { unzipSync } from 'fflate';

const [file = '', mediaType = '', characters = '', unpackedBytes = ''] = process.argv.slice(2);
const require = createRequire(import.meta.url);

/** A line may be no longer than the reader keeps of one. */
const LINE = 50_000;
let left = Number(characters);

/** Waits while the reader has not caught up. */
const print = async (page: number | null, text: string): Promise<void> => {
  for (let start = 0; start < text.length && left > 0; start += LINE) {
    const piece = text.slice(start, Math.min(start + LINE, start + left)).toWellFormed();
    left -= piece.length;
    if (!process.stdout.write(`${JSON.stringify({ page, text: piece })}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
};

const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** Parts of an office file, by their names, as long as together they are not too large. */
const unpack = (bytes: Uint8Array, wanted: RegExp): ReadonlyMap<string, string> => {
  let total = 0;
  // No more is unpacked of a part than it says it has, whatever it holds.
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wanted.test(name)) return false;
      total += originalSize;
      if (total > Number(unpackedBytes)) throw new Error('The parts are too large');
      return true;
    },
  });
  return new Map(Object.entries(parts).map(([name, part]) => [name, decode(part)]));
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/** Only what XML itself knows; nothing that a document declares is looked up. */
const plain = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name as string] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
  });

interface Elements {
  /** Those whose text counts. */
  readonly texts: ReadonlySet<string>;
  /** Those after which another word begins. */
  readonly gaps: ReadonlySet<string>;
}

const elements = (texts: string, gaps: string): Elements => ({
  texts: new Set(texts.split(' ')),
  gaps: new Set(gaps.split(' ')),
});

/** The words of XML: what stands in elements whose text counts, or below them. */
const wordsOf = (xml: string, { texts, gaps }: Elements): string => {
  const found: string[] = [];
  let within = 0;
  for (const piece of xml.split('<').slice(1)) {
    const end = piece.indexOf('>');
    const [, slash, name = ''] = /^(\/?)([\w:.-]+)/.exec(piece) ?? [];
    if (texts.has(name) && piece[end - 1] !== '/') within += slash === '/' ? -1 : 1;
    if (gaps.has(name)) found.push('\n');
    if (within > 0 && end >= 0) found.push(piece.slice(end + 1));
  }
  return plain(found.join(''));
};

const WORD = elements('w:t', 'w:p w:tab w:br w:cr');
const SLIDES = elements('a:t', 'a:p a:br');
const SHEETS = elements('t', 'si is');
const OPEN = elements('office:body', 'text:p text:h text:tab text:s text:line-break');

const numberIn = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);

const printParts = async (
  bytes: Uint8Array,
  wanted: RegExp,
  within: Elements,
  hasPages = false,
): Promise<void> => {
  const parts = [...unpack(bytes, wanted)].sort(([a], [b]) => numberIn(a) - numberIn(b));
  for (const [name, xml] of parts) await print(hasPages ? numberIn(name) : null, wordsOf(xml, within));
};

/** What the reader of PDF files only needs to draw them. */
class NotDrawn {}

const printPdf = async (bytes: Uint8Array): Promise<void> => {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
    Object.defineProperty(globalThis, name, { value: NotDrawn, configurable: true });
  const folder = dirname(require.resolve('pdfjs-dist/package.json'));
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await getDocument({
    data: bytes,
    cMapUrl: join(folder, 'cmaps') + sep,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    useSystemFonts: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  for (let number = 1; number <= pdf.numPages && left > 0; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    await print(number, words.join(''));
    page.cleanup();
  }
};

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

const printWords = async (bytes: Uint8Array): Promise<void> => {
  if (mediaType === 'application/pdf') return printPdf(bytes);
  if (mediaType.startsWith('text/')) return print(null, decode(bytes));
  if (mediaType === `${OFFICE}.wordprocessingml.document`)
    return printParts(bytes, /^word\/(?:document|footnotes|endnotes)\.xml$/, WORD);
  if (mediaType === `${OFFICE}.presentationml.presentation`)
    return printParts(bytes, /^ppt\/slides\/slide\d{1,5}\.xml$/, SLIDES, true);
  if (mediaType === `${OFFICE}.spreadsheetml.sheet`)
    return printParts(bytes, /^xl\/(?:sharedStrings|worksheets\/sheet\d{1,5})\.xml$/, SHEETS);
  if (mediaType.startsWith(OPEN_DOCUMENT)) return printParts(bytes, /^content\.xml$/, OPEN);
  throw new Error('No words can be read in files of this kind');
};

await printWords(new Uint8Array(await readFile(file)));
// The reader of PDF files leaves timers behind.
process.exitCode = 0;
