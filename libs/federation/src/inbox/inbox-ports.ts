import type { ActorKind, Transaction } from '#libs/database';
import type { FetchBudget, FetchedObject, FetchFailure } from '#libs/safe-fetch';

import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import type { ResolveProofKey } from '../proofs/integrity-proof.js';
import type { KeyAnswer } from '../signatures/verify-request.js';

/** An actor elsewhere of whom there is a row here. */
export interface Sender {
  readonly ownerId: string;
  readonly kind: ActorKind;
  readonly instanceId: string;
  readonly uri: string;
  /** A person whom an administrator of this instance suspended. */
  readonly isSuspended: boolean;
}

/** Finds actors elsewhere and their keys. */
export interface ActorDirectory {
  byUri(
    uri: string,
    options?: { readonly fresh?: boolean; readonly budget?: FetchBudget },
  ): Promise<Sender | null>;
  /** The actor with this id if there is a row of it and it is not gone; nothing is asked of its host. */
  known(uri: string): Promise<Sender | null>;
  /** `fresh` asks the owner's host again. */
  keyOf(keyId: string, options?: { readonly fresh?: boolean }): Promise<KeyAnswer>;
  /** The key that `keyOf` gave has verified a message. */
  confirmKey(keyId: string, options?: { readonly fresh?: boolean }): Promise<void>;
  /** Keys that prove documents: only those that their owner lists for it. */
  proofKeyOf(keyId: string, budget?: FetchBudget): ReturnType<ResolveProofKey>;
  /** Whether an actor, asked now, says that `other` is its own name too. */
  names(uri: string, other: string, budget?: FetchBudget): Promise<boolean>;
  /** Leaves a tombstone of an actor that says it is gone. */
  bury(uri: string): Promise<void>;
}

/** Whom this instance hears. */
export interface ReceivingPolicy {
  mayReceive(host: string): Promise<boolean>;
  /** Whether an agreement is negotiated with it; nothing else has to be taken from it. */
  mayPropose(host: string): Promise<boolean>;
}

/** Gets documents from where they live, in the name of this instance. */
export interface DocumentSource {
  object(url: string, budget: FetchBudget): Promise<FetchedObject | FetchFailure>;
}

/** Sends activities of actors of this instance, to actors elsewhere by the ids of their rows. */
export interface Publishing {
  publish(
    tx: Transaction,
    activity: {
      readonly id: string;
      readonly uri: string;
      readonly actorId: string;
      readonly kind: string;
      readonly objectId: string | null;
      readonly isPublic: boolean;
      readonly document: OutgoingDocument;
    },
    to: { readonly actors: readonly string[] },
  ): Promise<void>;
}
