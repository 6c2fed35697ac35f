import { isIP } from 'node:net';

import { z } from 'zod';

import type { ScannerAddress } from './config.js';

/** A whole number within bounds, written in digits. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));

const MIB = 1024 * 1024;

/** A whole number of MiB within bounds, as bytes. */
export const megabytes = (least: number, most: number) =>
  wholeNumber(least, most).transform((value) => value * MIB);

/** `1`, `true`, `yes`, `on` or their opposites. */
export const flag = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off']))
  .transform((word) => ['1', 'true', 'yes', 'on'].includes(word));

/** A URL with one of `protocols` (given with their colon), kept as written. */
export const urlOf = (...protocols: readonly string[]) =>
  z.string().refine((text) => {
    const url = URL.parse(text);
    return url !== null && protocols.includes(url.protocol) && url.hostname !== '';
  });

/** Scheme, host and port of a web address, without anything after them. */
export const webOrigin = z
  .string()
  .transform((text) => URL.parse(text))
  .refine((url) => url !== null && isBareOrigin(url))
  .transform((url) => url?.origin ?? '');

/** Addresses and networks (`10.0.0.0/8`), separated by commas. */
export const networks = listOf(isNetwork);

/** Hosts, each with the address and port that connections to it go to (`a.localhost=127.0.0.1:4101`), by host. */
export const dialMap = listOf((text) => dialEntry(text) !== null).transform((parts) =>
  Object.fromEntries(parts.map((part) => dialEntry(part) ?? [part, { address: part, port: 0 }])),
);

/** `host:port` (a bare IPv6 address in brackets), or the absolute path of a socket. */
export const scannerAddress = z.string().transform((text, context): ScannerAddress => {
  if (/^\/[^\0]{1,100}$/.test(text)) return { path: text };
  const [, inBrackets, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(text) ?? [];
  const [host, port] = [inBrackets ?? plain ?? '', Number(digits)];
  if (host !== '' && port >= 1 && port <= 65_535) return { host, port };
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

/** Words from a fixed choice, separated by commas, at least one. */
export const choiceList = <const Word extends string>(words: readonly Word[]) =>
  listOf((text) => words.some((word) => word === text))
    .refine((list) => list.length > 0)
    .transform((list) => list as Word[]);

function listOf(accepts: (text: string) => boolean) {
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((parts) => parts.every(accepts));
}

const isBareOrigin = (url: URL): boolean =>
  ['http:', 'https:'].includes(url.protocol) &&
  url.hostname !== '' &&
  url.pathname === '/' &&
  [url.search, url.hash, url.username, url.password].every((part) => part === '');

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const DIAL_ENTRY = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)=(?:\[([0-9a-f:.]+)\]|([0-9.]+)):(\d{1,5})$/;

function dialEntry(text: string): [string, { address: string; port: number }] | null {
  const [, host = '', inBrackets, plain, digits] = DIAL_ENTRY.exec(text) ?? [];
  const address = inBrackets ?? plain ?? '';
  const port = Number(digits);
  if (isIP(host) !== 0 || isIP(address) !== (inBrackets === undefined ? 4 : 6)) return null;
  return port >= 1 && port <= 65_535 ? [host, { address, port }] : null;
}
