import type { ActorKind } from '#libs/database';

import type { KeyAnswer } from '../signatures/verify-request.js';

/** Somebody elsewhere who may sign requests, by their rows here. */
export interface Sender {
  readonly ownerId: string;
  readonly kind: ActorKind;
  readonly instanceId: string;
}

/** Finds who signs, among those with whom this instance federates. */
export interface Senders {
  keyOf(keyId: string): Promise<KeyAnswer>;
  byUri(uri: string): Promise<Sender | null>;
}

/** Injection token of `Senders`. */
export const SENDERS = Symbol('Senders');
