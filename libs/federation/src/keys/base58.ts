const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE = BigInt(ALPHABET.length);
const VALUE_OF = new Map([...ALPHABET].map((character, index) => [character, BigInt(index)]));

/** The conversion takes time quadratic in the length; a key of 8,192 bits needs 1,420 characters. */
const MAX_LENGTH = 1_500;

/** Bytes in the alphabet of Bitcoin ("base58btc"): each leading zero byte becomes a `1`. */
export function encodeBase58(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  if (zeros === -1) return '1'.repeat(bytes.length);
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let digits = '';
  for (; rest > 0n; rest /= BASE) digits = ALPHABET.charAt(Number(rest % BASE)) + digits;
  return '1'.repeat(zeros) + digits;
}

/** The bytes behind a base58btc text; undefined for a character outside the alphabet or more than 1,500 characters. */
export function decodeBase58(text: string): Buffer | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let number = 0n;
  for (const character of text) {
    const value = VALUE_OF.get(character);
    if (value === undefined) return undefined;
    number = number * BASE + value;
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  const hex = number === 0n ? '' : number.toString(16);
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]);
}
