import { open, type FileHandle } from 'node:fs/promises';

import type { Container } from '../media-facts.js';
import { MediaRefused } from '../media-refused.js';
import { isMp3 } from './sniff-mp3.js';

/** Enough for every header that is looked at; an ID3 tag, which may be longer, is skipped. */
const HEAD_BYTES = 4096;

const MP4_BRANDS = /^(?:iso[m2-9]|mp4[12]|avc1|hvc1|dash|M4[ABV] )$/;
/** Atoms that may begin a QuickTime film from before file types were written down. */
const QUICKTIME_ATOMS: ReadonlySet<string> = new Set(['moov', 'mdat', 'wide', 'free', 'skip']);
const EBML = 0x1a45dfa3;
const EBML_DOCUMENT_TYPE = Buffer.from([0x42, 0x82]);

/**
 * The container by its first bytes; names and declared types count for nothing. What is not on the list (playlists,
 * scripts, AVI) is refused here, before any program opens it.
 * @throws MediaRefused `unknown-container`
 */
export const sniffContainer = async (file: string): Promise<Container> => {
  const handle = await open(file, 'r');
  try {
    const container = await recognise(handle);
    if (container === null) throw new MediaRefused('unknown-container');
    return container;
  } finally {
    await handle.close();
  }
};

const recognise = async (handle: FileHandle): Promise<Container | null> => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  if (head.length < 12) return null;
  if (head.readUInt32BE(0) === EBML) return matroskaKind(head);
  const begins = head.toString('latin1', 0, 4);
  if (begins === 'OggS' && head[4] === 0) return 'ogg';
  if (begins === 'RIFF') return head.toString('latin1', 8, 12) === 'WAVE' ? 'wav' : null;
  return mp4Kind(head) ?? ((await isMp3(handle, head)) ? 'mp3' : null);
};

const mp4Kind = (head: Buffer): Container | null => {
  const atom = head.toString('latin1', 4, 8);
  if (QUICKTIME_ATOMS.has(atom)) return 'mov';
  if (atom !== 'ftyp') return null;
  const brands = brandsOf(head);
  if (brands[0] === 'qt  ') return 'mov';
  if (brands.some((brand) => MP4_BRANDS.test(brand))) return 'mp4';
  return brands.includes('qt  ') ? 'mov' : null;
};

/** The main brand and those that it is compatible with. The number between them is the main brand's version. */
const brandsOf = (head: Buffer): string[] => {
  const end = Math.min(head.readUInt32BE(0), head.length);
  const brands = [head.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString('latin1', at, at + 4));
  return brands;
};

const matroskaKind = (head: Buffer): Container | null => {
  const at = head.subarray(0, 128).indexOf(EBML_DOCUMENT_TYPE);
  const sizeMark = head[at + 2] ?? 0;
  if (at < 0 || (sizeMark & 0x80) === 0) return null;
  const length = sizeMark & 0x7f;
  const type = head.toString('latin1', at + 3, at + 3 + length).replace(/\0+$/, '');
  return type === 'webm' || type === 'matroska' ? type : null;
};
