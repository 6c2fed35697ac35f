import { DomainError, LIMITS } from '#libs/kernel';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Follows JSON as its bytes arrive, so that what is nested too deeply or has too many keys is refused before the
 * rest has come. Whether it is valid JSON is the parser's question.
 */
export class JsonScanner {
  private depth = 0;
  private keys = 0;
  private isInText = false;
  private isEscaped = false;

  /** @throws DomainError `body.too-deep`, `body.too-many-keys` */
  take(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.isInText) this.takeText(byte);
      else this.takeMark(byte);
    }
  }

  private takeText(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInText = false;
  }

  private takeMark(byte: number): void {
    const { jsonDepth, jsonKeys } = LIMITS.http;
    if (byte === QUOTE) this.isInText = true;
    else if (OPENING.has(byte)) this.depth += 1;
    else if (CLOSING.has(byte)) this.depth -= 1;
    else if (byte === COLON) this.keys += 1;
    if (this.depth > jsonDepth) throw new DomainError('body.too-deep', { most: jsonDepth });
    if (this.keys > jsonKeys) throw new DomainError('body.too-many-keys', { most: jsonKeys });
  }
}
