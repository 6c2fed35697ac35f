import { createHmac } from 'node:crypto';

/**
 * The secret of an invitation to the server. It is computed from the invitation's id and the instance's own secret, so
 * that an administrator can be shown the link again although no table holds it.
 */
export const invitationSecret = (instanceSecret: string, invitationId: string): string =>
  createHmac('sha256', instanceSecret).update(`invitation\0${invitationId}`).digest('base64url');
