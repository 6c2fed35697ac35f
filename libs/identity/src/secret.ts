import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret of 256 random bits in 43 characters, for a cookie or a link. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** What the database keeps of a secret: its SHA-256, so that reading a table opens no door. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
