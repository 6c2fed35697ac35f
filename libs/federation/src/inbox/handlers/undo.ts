import type { Database, ReactionKind } from '#libs/database';

import type { TakeAgreement } from '../../agreements/take-agreement.js';
import type { Activity } from '../../incoming/documents.js';
import { sameHost, type Iri } from '../../incoming/iri.js';
import type { Addresses } from '../../outgoing/addresses.js';
import { reactionIn } from '../../reaction-emoji.js';
import type { ActivityOf, Take } from '../../trust/admission.js';
import { localAddressOf } from '../local-address.js';
import { applied, ignored, isApplied, type Outcome } from '../outcome.js';
import { rememberEnd } from '../remote-objects.js';
import type { Doing } from './handling.js';
import type { Moderate, Moderating } from './moderate.js';
import type { React } from './react.js';
import type { TakeFollow } from './take-follow.js';

export interface UndoParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly react: React;
  readonly takeFollow: TakeFollow;
  readonly agreements: TakeAgreement;
  readonly moderate: Moderate;
}

/** What is undone, as far as it is known. */
interface Undone {
  readonly id: Iri | null;
  readonly type: string;
  readonly object: Iri | null;
  readonly reaction: ReactionKind | null;
}

const addressIn = (activity: Activity): Iri | null =>
  'object' in activity && typeof activity.object === 'string' ? activity.object : null;

/** Takes back reactions, follows, proposals and what moderators did, also what has not come yet. */
export class Undo {
  constructor(private readonly parts: UndoParts) {}

  async take(activity: ActivityOf<'Undo'>, basis: Take['basis'], doing: Doing): Promise<Outcome> {
    const { id, embedded } = activity.object;
    const taken = embedded ?? (id === null ? undefined : doing.rows.received.get(id));
    const outcome =
      taken?.kind === 'activity' ? await this.moderation(taken, { doing, basis, isOn: false }) : null;
    return outcome ?? this.takeOwn(activity, doing);
  }

  /** Null for what is no moderation of something that is here. */
  private async moderation(undone: Activity, moderating: Moderating): Promise<Outcome | null> {
    const outcome = await this.moderated(undone, moderating);
    const { id, actor: ownerUri, type } = undone;
    if (outcome !== null && isApplied(outcome) && id !== null && sameHost(id, ownerUri))
      await this.parts.database.transaction((tx) => rememberEnd(tx.sql, { uri: id, ownerUri, type }));
    return outcome;
  }

  private async moderated(undone: Activity, moderating: Moderating): Promise<Outcome | null> {
    const { moderate } = this.parts;
    if (undone.type === 'Block' && undone.target === null) return null;
    if (undone.type !== 'Delete') return moderate.take(undone, moderating);
    const { id } = undone.object;
    return id !== null && moderating.doing.rows.posts.has(id) ? moderate.restore(id, moderating) : null;
  }

  private async takeOwn(activity: ActivityOf<'Undo'>, doing: Doing): Promise<Outcome> {
    const undone = this.undoneBy(activity, doing);
    if (undone.type === 'Follow' && undone.object !== null) {
      return this.parts.takeFollow.unfollow(undone.id, undone.object, doing);
    }
    const isHere = undone.object !== null && doing.rows.posts.has(undone.object);
    if (undone.reaction !== null && undone.object !== null && isHere) {
      return this.parts.react.takeBack(undone.id, undone.reaction, undone.object, doing);
    }
    const isOffer = undone.type === 'Offer' && undone.id !== null;
    const ended = isOffer ? await this.parts.agreements.takeBack(undone.id, doing) : null;
    return ended ?? this.remember(undone, doing);
  }

  private undoneBy({ object: { id, embedded } }: ActivityOf<'Undo'>, { rows }: Doing): Undone {
    const received = id === null ? undefined : rows.received.get(id);
    if (embedded?.kind === 'activity') {
      // What came says more than a short form of it, which may leave the emoji out.
      const reaction = reactionIn(received ?? embedded);
      return { id, type: embedded.type, object: addressIn(embedded), reaction };
    }
    const object = received === undefined ? null : addressIn(received);
    return received === undefined || object === null
      ? { id, type: '', object: null, reaction: null }
      : { id, type: this.typeAbout(object), object, reaction: reactionIn(received) };
  }

  /** What was applied about somebody of ours is a Follow, what was about a post a Like. */
  private typeAbout(object: Iri): string {
    const address = localAddressOf(object, this.parts.addresses.host);
    return address?.kind === 'person' || address?.kind === 'community' ? 'Follow' : 'Like';
  }

  /** What has not come yet stays without effect when it does. */
  private async remember({ id, type }: Undone, { actor }: Doing): Promise<Outcome> {
    if (id === null) return ignored('unknown-object');
    const ended = { uri: id, ownerUri: actor.uri, type };
    await this.parts.database.transaction((tx) => rememberEnd(tx.sql, ended));
    return applied('not-seen-yet');
  }
}
