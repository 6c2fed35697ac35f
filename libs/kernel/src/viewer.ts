/** Standing of an account on its instance. */
export type InstanceRole = 'member' | 'moderator' | 'admin';

/** A person signed in here. `emailDomain` is the part after `@` of the confirmed address, lower case. */
export interface AccountViewer {
  readonly kind: 'account';
  readonly personId: string;
  readonly instanceId: string;
  readonly role: InstanceRole;
  readonly emailDomain: string;
  readonly sessionId: string;
}

/** Nobody we know. */
export interface AnonymousViewer {
  readonly kind: 'anonymous';
}

/** A person of another instance, shown to be so by a signature. */
export interface RemotePersonViewer {
  readonly kind: 'remote-person';
  readonly personId: string;
  readonly instanceId: string;
}

/** Another instance itself, acting for none of its people in particular. */
export interface RemoteInstanceViewer {
  readonly kind: 'remote-instance';
  readonly instanceId: string;
}

/** On whose behalf something is read or done; every read takes one. */
export type Viewer = AnonymousViewer | AccountViewer | RemotePersonViewer | RemoteInstanceViewer;

export const anonymous: AnonymousViewer = { kind: 'anonymous' };

/** Somebody who can take part, wherever their account is. */
export type PersonViewer = AccountViewer | RemotePersonViewer;

/** The person behind a viewer, if there is one. */
export const personOf = (viewer: Viewer): string | null =>
  viewer.kind === 'account' || viewer.kind === 'remote-person' ? viewer.personId : null;
