import { type Activity, type Content } from '../incoming/documents.js';
import { type Iri, sameHost } from '../incoming/iri.js';
import { type Authority, type Facts, type Witness } from './facts.js';

/** On what grounds something is taken; it goes into the log. */
export type Basis =
  | Authority
  | 'actor'
  | 'owner'
  /** An object that we never saw: kept so that a Create by the same actor that comes later stays without effect. */
  | 'not-seen-yet'
  | 'site';

export type RefuseBecause =
  | 'id-missing'
  | 'id-elsewhere'
  | 'our-actor'
  | 'our-object'
  | 'not-the-signer'
  | 'object-id-missing'
  | 'author-elsewhere'
  | 'not-the-owner'
  | 'not-the-actor'
  | 'author-changed'
  | 'type-changed'
  | 'no-authority'
  | 'not-the-address'
  | 'unreadable';

export type IgnoreBecause =
  | 'known'
  | 'deleted'
  | 'older'
  | 'ours'
  | 'not-for-us'
  | 'not-content'
  | 'unknown-object'
  | 'unknown-target'
  | 'never-sent'
  | 'not-the-target'
  | 'not-a-followed-group'
  | 'not-of-this-group'
  | 'nested-announce'
  | 'not-relayed'
  | 'not-handled';

export interface Take {
  readonly kind: 'take';
  readonly activity: Activity;
  /** The document that came with it, where it may be used. */
  readonly content: Content | null;
  readonly basis: Basis;
  /** The group that relayed it. */
  readonly via: Iri | null;
  /** The object is stored already: whatever the message says, it is shown to the same people as before. */
  readonly keepsAudience: boolean;
}

/** Not from this message, but perhaps from where the address leads: the thing itself, or that it is gone. */
export interface Refetch {
  readonly kind: 'refetch';
  readonly iri: Iri;
  readonly why: 'activity' | 'object' | 'actor' | 'deletion';
  readonly via: Iri | null;
}

export interface Ignore {
  readonly kind: 'ignore';
  readonly because: IgnoreBecause;
  /** What it was about; an Announce of something of ours shows that the group has taken it. */
  readonly about: Iri | null;
}

export interface Refuse {
  readonly kind: 'refuse';
  readonly because: RefuseBecause;
}

export type Admission = Take | Refetch | Ignore | Refuse;

/** Whom we have heard and what we know, for one activity. */
export interface Hearing {
  readonly witness: Witness;
  readonly facts: Facts;
  readonly via: Iri | null;
}

type WithType<A, T> = A extends { readonly type: infer U } ? (T extends U ? A : never) : never;

/** The activities of one type. */
export type ActivityOf<T extends Activity['type']> = WithType<Activity, T>;

export const refuse = (because: RefuseBecause): Refuse => ({ kind: 'refuse', because });

export const ignore = (because: IgnoreBecause, about: Iri | null = null): Ignore => ({
  kind: 'ignore',
  because,
  about,
});

export const refetch = (iri: Iri, why: Refetch['why'], via: Iri | null = null): Refetch => ({
  kind: 'refetch',
  iri,
  why,
  via,
});

/** An activity has an id on its actor's host. Only GoToSocial's Delete has none; it does nothing when it comes twice. */
export const problemOfId = ({ id, actor, type }: Activity): RefuseBecause | null => {
  if (id === null) return type === 'Delete' ? null : 'id-missing';
  return sameHost(id, actor) ? null : 'id-elsewhere';
};

export const take = (
  activity: Activity,
  basis: Basis,
  hearing: Hearing,
  content: Content | null = null,
): Take => ({
  kind: 'take',
  activity,
  content,
  basis,
  via: hearing.via,
  keepsAudience: content !== null && hearing.facts.objects.has(content.id),
});
