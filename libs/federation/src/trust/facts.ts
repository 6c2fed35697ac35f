import { type Activity, type Inner } from '../incoming/documents.js';
import { hostOf, type Iri, sameHost } from '../incoming/iri.js';

/** What is stored of a thread or post, ours or another server's. */
export interface KnownObject {
  readonly type: string;
  readonly owner: Iri;
  readonly group: Iri | null;
  readonly updatedAt: Date | null;
  /** A deleted one is remembered, and stays deleted. */
  readonly deleted: boolean;
}

/** What we asked of somebody else and have no answer to, or a report that we sent. */
export interface SentRequest {
  readonly id: Iri;
  readonly type: 'Follow' | 'Join' | 'Invite' | 'QuoteRequest' | 'Flag' | 'Offer';
  readonly actor: Iri;
  /** The only one whose answer counts. */
  readonly answerer: Iri;
}

export interface KnownActivity {
  readonly actor: Iri;
  readonly object: Iri;
}

/** What the database says about the addresses in one activity; see {@link addressesIn} for which. */
export interface Facts {
  readonly ownHost: string;
  readonly objects: ReadonlyMap<Iri, KnownObject>;
  readonly groups: ReadonlySet<Iri>;
  readonly followedGroups: ReadonlySet<Iri>;
  readonly moderators: ReadonlyMap<Iri, ReadonlySet<Iri>>;
  /** The group that a collection (moderators, featured, a thread's context) belongs to. */
  readonly collections: ReadonlyMap<Iri, Iri>;
  /** Activities received before. */
  readonly activities: ReadonlyMap<Iri, KnownActivity>;
  readonly sent: readonly SentRequest[];
}

/** Who vouches for a message: the owner of the key that signed the request, and of those that proved parts of it. */
export interface Witness {
  readonly signer: Iri;
  /**
   * The owner of the key behind each valid proof (FEP-8b32), by the very activity that carries it, as it was read:
   * by its id, a forged copy beside it would be believed as well.
   */
  readonly proofs: ReadonlyMap<Activity, Iri>;
}

export type Authority = 'group' | 'moderator' | 'group-host';

export const isOurs = (iri: Iri, facts: Facts): boolean => hostOf(iri) === facts.ownHost;

/**
 * On what grounds an actor may moderate a group: as the group itself, as one of its listed moderators, or as somebody
 * whom the group's own server lets do so. What an actor says of its own role is no ground.
 */
export const authorityOver = (group: Iri, actor: Iri, facts: Facts): Authority | null => {
  if (actor === group) return 'group';
  if (facts.moderators.get(group)?.has(actor) === true) return 'moderator';
  return sameHost(actor, group) && !isOurs(group, facts) ? 'group-host' : null;
};

/** The group that a target of Add, Remove or Move stands for. */
export const groupOfTarget = (target: Iri, facts: Facts): Iri | null =>
  facts.groups.has(target)
    ? target
    : (facts.collections.get(target) ?? facts.objects.get(target)?.group ?? null);

const MOST_ADDRESSES = 2_000;

const inInner = (inner: Inner): readonly (Iri | null)[] => {
  const { embedded } = inner;
  if (embedded?.kind === 'activity') return [inner.id, ...inActivity(embedded)];
  if (embedded?.kind !== 'content') return [inner.id];
  return [inner.id, embedded.inReplyTo, ...embedded.groups.map(({ iri }) => iri)];
};

const inObject = (object: Iri | Inner): readonly (Iri | null)[] =>
  typeof object === 'string' ? [object] : inInner(object);

const inActivity = (activity: Activity): readonly (Iri | null)[] => {
  const objects: readonly (Iri | Inner)[] = 'objects' in activity ? activity.objects : [activity.object];
  const target = 'target' in activity ? activity.target : null;
  const origin = 'origin' in activity ? activity.origin : null;
  return [activity.id, activity.actor, target, origin, ...objects.flatMap(inObject)];
};

/** Every address that the rules may ask about, so that their facts can be read at once. */
export const addressesIn = (activity: Activity): readonly Iri[] => {
  const found = new Set(inActivity(activity).filter((iri) => iri !== null));
  return [...found].slice(0, MOST_ADDRESSES);
};
