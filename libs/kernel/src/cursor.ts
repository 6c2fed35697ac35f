import { createHmac, timingSafeEqual } from 'node:crypto';

import { DomainError } from './domain-error.js';

/** The sort key of the last row of a page, in the order of the list's `ORDER BY`. */
export type CursorKey = readonly (string | number | null)[];

const MAC_BYTES = 9;

/**
 * Makes and reads keyset cursors. A cursor is opaque and bound to its list by a MAC over `scope`
 * (list name, filters and reader), so one that was edited, cut or taken from another list is refused.
 */
export class CursorCodec {
  constructor(private readonly secret: string) {}

  encode(scope: string, key: CursorKey): string {
    const body = Buffer.from(JSON.stringify(key));
    return Buffer.concat([this.mac(scope, body), body]).toString('base64url');
  }

  /** @throws DomainError `cursor.invalid` */
  decode(scope: string, cursor: string): CursorKey {
    const raw = Buffer.from(cursor, 'base64url');
    const body = raw.subarray(MAC_BYTES);
    const mac = raw.subarray(0, MAC_BYTES);
    if (raw.length <= MAC_BYTES || !timingSafeEqual(mac, this.mac(scope, body))) {
      throw new DomainError('cursor.invalid');
    }
    return JSON.parse(body.toString('utf8')) as CursorKey;
  }

  private mac(scope: string, body: Buffer): Buffer {
    return createHmac('sha256', this.secret)
      .update(scope)
      .update('\0')
      .update(body)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}
