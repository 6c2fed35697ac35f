import { cleanFileName } from './clean-file-name.js';

// RFC 8187 section 3.2.1: everything but these is written as %XX.
const ATTR_CHAR = /[A-Za-z0-9!#$&+.^_`|~-]/;

const extended = (name: string): string =>
  Array.from(Buffer.from(name), (byte) => {
    const sign = String.fromCharCode(byte);
    return ATTR_CHAR.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');

// Old readers take a % in the plain form for an escape, and a quote or backslash for the end of the name.
const plain = (name: string): string => name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%;]/g, '_');

/** The header for a file: RFC 6266, with the plain name for old readers and the exact one for all others. */
export const contentDisposition = (fileName: string, how: 'attachment' | 'inline' = 'attachment'): string => {
  const name = cleanFileName(fileName);
  return `${how}; filename="${plain(name)}"; filename*=UTF-8''${extended(name)}`;
};
