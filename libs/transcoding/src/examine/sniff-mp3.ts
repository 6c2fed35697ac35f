import type { FileHandle } from 'node:fs/promises';

/** Players write blanks between tag and sound; more than this is something else. */
const SEARCH_BYTES = 64 * 1024;
const ID3_HEADER_BYTES = 10;

const KILOBITS = {
  mpeg1: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** Whether MPEG layer III sound begins here, after an ID3 tag where there is one: two frames, one right after the other. */
export const isMp3 = async (handle: FileHandle, head: Buffer): Promise<boolean> => {
  const start = head.toString('latin1', 0, 3) === 'ID3' ? id3Bytes(head) : 0;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(SEARCH_BYTES), 0, SEARCH_BYTES, start);
  const bytes = buffer.subarray(0, bytesRead);
  let at = 0;
  if (start > 0) while (bytes[at] === 0) at += 1;
  const length = frameBytes(bytes, at);
  return length !== null && frameBytes(bytes, at + length) !== null;
};

/** Four bytes of seven bits each, so that a length never looks like the start of a frame. */
const id3Bytes = (head: Buffer): number =>
  head.subarray(6, ID3_HEADER_BYTES).reduce((size, byte) => size * 128 + (byte & 0x7f), 0) + ID3_HEADER_BYTES;

/** Length of the layer III frame at a place, or null where none begins (ISO 11172-3, 2.4.1.3). */
const frameBytes = (bytes: Buffer, at: number): number | null => {
  if (at + 4 > bytes.length) return null;
  const header = bytes.readUInt32BE(at);
  const version = (header >>> 19) & 3;
  const isLayerThree = header >>> 21 === 0x7ff && version !== 1 && ((header >>> 17) & 3) === 1;
  const kilobits = KILOBITS[version === 3 ? 'mpeg1' : 'mpeg2'][((header >>> 12) & 15) - 1];
  const sampleRate = SAMPLE_RATES[(header >>> 10) & 3];
  if (!isLayerThree || kilobits === undefined || sampleRate === undefined) return null;
  const [divisor, samples] = version === 3 ? [1, 1152] : [version === 2 ? 2 : 4, 576];
  const padding = (header >>> 9) & 1;
  return Math.floor(((samples / 8) * kilobits * 1000) / (sampleRate / divisor)) + padding;
};
