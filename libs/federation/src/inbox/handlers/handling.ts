import { DomainError, type RemotePersonViewer } from '#libs/kernel';

import type { Iri } from '../../incoming/iri.js';
import type { Take } from '../../trust/admission.js';
import type { CommunityAt } from '../find-communities.js';
import type { Sender } from '../inbox-ports.js';
import type { KnownRows } from '../load-facts.js';
import { awaiting, refused, type Outcome } from '../outcome.js';

/** Somebody elsewhere who does something, and what is stored of what it is about. */
export interface Doing {
  readonly actor: Sender & { readonly uri: Iri };
  readonly rows: KnownRows;
  /** The community elsewhere that passed it on. */
  readonly via?: CommunityAt | undefined;
  /** Nobody sent it: it was asked for, because it was missing. */
  readonly isHistory?: boolean;
}

const MODERATING: ReadonlySet<Take['basis']> = new Set(['group', 'moderator', 'group-host']);

/** Whether something is taken on the word of somebody who may moderate the community. */
export const isModerating = (basis: Take['basis']): boolean => MODERATING.has(basis);

/** Whether something belongs to a community for which whoever said it may speak: one of ours, or the one that passed it on. */
export const isWithin = (
  { communityId, isHostedHere }: { readonly communityId: string; readonly isHostedHere: boolean },
  { via }: Doing,
): boolean => isHostedHere || communityId === via?.id;

/** The actor as a person whom the gate knows; null for a group or a server. */
export const viewerOf = ({ actor }: Doing): RemotePersonViewer | null =>
  actor.kind === 'person'
    ? { kind: 'remote-person', personId: actor.ownerId, instanceId: actor.instanceId }
    : null;

/** What people are told who are not members, or not yet. */
const OUTSIDE: ReadonlySet<string> = new Set(['not-allowed', 'not-found']);

/** What the domain refuses to those who are not members waits a little for their Follow, which may be on its way. */
export const asAllowed = async (actor: Iri, work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return OUTSIDE.has(error.code) ? awaiting(actor, error.code, 'refused') : refused(error.code);
  }
};

/** What the domain refuses to somebody of whom it is known what they are is refused. */
export const asDecided = async (work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return refused(error.code);
    throw error;
  }
};

/** Runs a verb and tells whether the domain refused it, by one of these codes. */
export const isRefused = async (codes: readonly string[], work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof DomainError && codes.includes(error.code)) return true;
    throw error;
  }
};
