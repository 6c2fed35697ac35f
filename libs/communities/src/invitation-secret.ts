import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** The secret of an invitation link: 256 random bits. */
export const newInvitationSecret = (): string => randomBytes(BYTES).toString('base64url');

/** What the database keeps of it. */
export const hashOfInvitationSecret = (secret: string): Buffer =>
  createHash('sha256').update(secret).digest();
