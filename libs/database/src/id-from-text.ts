import { createHash } from 'node:crypto';

/** A UUID made from text: the same for the same text at any time and place (RFC 9562, version 8). */
export const idFromText = (text: string): string => {
  const hash = createHash('sha256').update(text).digest();
  hash[6] = (hash.readUInt8(6) & 0x0f) | 0x80;
  hash[8] = (hash.readUInt8(8) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
