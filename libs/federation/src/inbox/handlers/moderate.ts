import {
  banElsewhere,
  changeRoleElsewhere,
  knowMemberElsewhere,
  liftBanElsewhere,
  type BanPerson,
  type ChangeMemberRole,
  type LiftBan,
} from '#libs/communities';
import type { Transaction } from '#libs/database';
import type { LockThread, PinThread, RestorePost, RestoreThread } from '#libs/discussion';
import { LIMITS, type RemotePersonViewer } from '#libs/kernel';

import type { Activity } from '../../incoming/documents.js';
import type { Iri } from '../../incoming/iri.js';
import type { ActivityOf, Take } from '../../trust/admission.js';
import type { CommunityAt } from '../find-communities.js';
import { findPerson, type PeopleParts } from '../find-person.js';
import type { PostAt } from '../find-posts.js';
import { applied, awaiting, ignored, isApplied, refused, type Outcome } from '../outcome.js';
import { revive } from '../remote-objects.js';
import { asDecided, isModerating, isRefused, viewerOf, type Doing } from './handling.js';
import { removeWords, type RemoveWordsParts } from './remove-words.js';

export interface ModerateParts extends PeopleParts, RemoveWordsParts {
  readonly lockThread: LockThread;
  readonly pinThread: PinThread;
  readonly restorePost: RestorePost;
  readonly restoreThread: RestoreThread;
  readonly banPerson: BanPerson;
  readonly liftBan: LiftBan;
  readonly changeMemberRole: ChangeMemberRole;
}

type Collecting = ActivityOf<'Add'>;
type Block = ActivityOf<'Block'>;

/** Somebody elsewhere who moderates, and why they are let. */
export interface Moderating {
  readonly doing: Doing;
  readonly basis: Take['basis'];
  /** False where it is taken back. */
  readonly isOn: boolean;
}

/**
 * What moderators elsewhere do in communities of this instance, as far as the permission gate lets them, and what the server
 * of a community elsewhere or its moderators do there.
 */
export class Moderate {
  constructor(private readonly parts: ModerateParts) {}

  /** Null for what is no moderation. */
  async take(activity: Activity, moderating: Moderating): Promise<Outcome | null> {
    switch (activity.type) {
      case 'Lock':
        return this.lock(activity.object, moderating);
      case 'Add':
      case 'Remove':
        return this.collect(activity, moderating);
      case 'Block':
        return this.block(activity, moderating);
      default:
        return null;
    }
  }

  /** A reply has no lock of its own here. */
  private async lock(object: Iri, moderating: Moderating): Promise<Outcome> {
    const post = moderating.doing.rows.posts.get(object);
    if (post === undefined) return this.later(object);
    if (post.number !== 1) return ignored('not-a-thread');
    return this.onPost(post, moderating, async (viewer) => {
      await this.parts.lockThread.execute(viewer, post.threadId, moderating.isOn);
      return moderating.isOn ? 'locked' : 'unlocked';
    });
  }

  /** Puts something into a collection of a community or, with `Remove` or where it is taken back, out of it. */
  private async collect(
    { type, object: { id }, target }: Collecting,
    moderating: Moderating,
  ): Promise<Outcome> {
    const collection = moderating.doing.rows.collections.get(target);
    if (collection === undefined || id === null) return ignored('unknown-target');
    const isIn = (type === 'Add') === moderating.isOn;
    return collection.part === 'featured'
      ? this.pin(id, isIn, moderating)
      : this.appoint(id, collection.community, { ...moderating, isOn: isIn });
  }

  /** What is between two people, or about a whole site, stays without effect. */
  private async block(block: Block, moderating: Moderating): Promise<Outcome> {
    const { doing, isOn } = moderating;
    const { object, target, until } = block;
    const community = target === null ? undefined : doing.rows.communities.get(target);
    if (community === undefined) return ignored('not-a-community');
    if (isOn && until !== null && until <= new Date()) return ignored('over');
    const personId = await findPerson(this.parts, object, { asks: community.isHostedHere });
    if (personId === null) return ignored('unknown-person');
    const outcome = await this.exclude(block, { community, personId }, moderating);
    if (isOn && block.removeData && isApplied(outcome)) await this.takeDown({ community, personId }, doing);
    return outcome;
  }

  private async takeDown(
    { community, personId }: { readonly community: CommunityAt; readonly personId: string },
    doing: Doing,
  ): Promise<void> {
    const moderator = viewerOf(doing);
    if (moderator === null) return;
    if (!community.isHostedHere) await this.knowAsModerator(community.id, moderator.personId);
    await removeWords(this.parts, moderator, { communityId: community.id, personId });
  }

  private async exclude(
    { until, reason }: Block,
    { community, personId }: { readonly community: CommunityAt; readonly personId: string },
    moderating: Moderating,
  ): Promise<Outcome> {
    const { doing, isOn } = moderating;
    const terms = { reason: (reason ?? '').slice(0, LIMITS.content.reason), endsAt: until };
    if (!community.isHostedHere) {
      const exclusion = { communityId: community.id, personId, by: doing.actor.ownerId };
      return this.there(moderating, async (tx) => {
        await (isOn ? banElsewhere(tx, exclusion, terms) : liftBanElsewhere(tx, exclusion));
        return isOn ? 'banned' : 'ban-lifted';
      });
    }
    return this.here(moderating, async (tx, viewer) => {
      const { banPerson, liftBan } = this.parts;
      if (isOn) await banPerson.within(tx, viewer, community.id, { personId, ...terms });
      else await liftBan.ofPerson(tx, viewer, community.id, personId);
      return isOn ? 'banned' : 'ban-lifted';
    });
  }

  /** Brings back what was deleted, a thread as a whole where that is what went. */
  async restore(object: Iri, moderating: Moderating): Promise<Outcome> {
    const post = moderating.doing.rows.posts.get(object);
    if (post === undefined) return ignored('unknown-object');
    return this.onPost(post, moderating, async (viewer) => {
      const { restorePost, restoreThread, database } = this.parts;
      if (post.isThreadDeleted) await restoreThread.execute(viewer, post.threadId);
      else await restorePost.execute(viewer, post.postId);
      await database.transaction((tx) => revive(tx.sql, post.iri));
      return 'restored';
    });
  }

  /** What is elsewhere may still come. */
  private later(object: Iri): Outcome {
    const isOurs = object.startsWith(this.parts.addresses.home);
    return isOurs ? ignored('unknown-object') : awaiting(object, 'unknown-object');
  }

  private async pin(object: Iri, isIn: boolean, moderating: Moderating): Promise<Outcome> {
    const post = moderating.doing.rows.posts.get(object);
    if (post === undefined) return this.later(object);
    if (post.number !== 1) return ignored('not-a-thread');
    return this.onPost(post, moderating, async (viewer) => {
      await this.parts.pinThread.execute(viewer, post.threadId, isIn);
      return isIn ? 'pinned' : 'unpinned';
    });
  }

  private async appoint(iri: Iri, community: CommunityAt, moderating: Moderating): Promise<Outcome> {
    const { doing, isOn } = moderating;
    const personId = await findPerson(this.parts, iri, { asks: false });
    if (personId === null) return ignored('unknown-person');
    const role = isOn ? 'moderator' : 'member';
    const because = isOn ? 'appointed' : 'dismissed';
    if (community.isHostedHere) {
      return this.here(moderating, async (tx, viewer) => {
        await this.parts.changeMemberRole.within(tx, viewer, community.id, { personId, role });
        return because;
      });
    }
    const change = { communityId: community.id, personId, by: doing.actor.ownerId };
    return this.there(moderating, async (tx) => {
      await changeRoleElsewhere(tx, change, role);
      return because;
    });
  }

  /** Where the rules let somebody moderate a community elsewhere, its server does: here they are known as a moderator of it. */
  private async onPost(
    { communityId, isHostedHere }: PostAt,
    { doing, basis }: Moderating,
    work: (viewer: RemotePersonViewer) => Promise<string>,
  ): Promise<Outcome> {
    const viewer = viewerOf(doing);
    if (viewer === null) return ignored('not-a-person');
    if (!isHostedHere && isModerating(basis)) await this.knowAsModerator(communityId, viewer.personId);
    return asDecided(async () => applied(await work(viewer)));
  }

  /** So that the gate lets them do what their own server has let them do. */
  private async knowAsModerator(communityId: string, personId: string): Promise<void> {
    await this.parts.database.transaction((tx) =>
      knowMemberElsewhere(tx, { communityId, personId }, 'moderator'),
    );
  }

  /** In a community of this instance the gate decides. */
  private async here(
    { doing }: Moderating,
    work: (tx: Transaction, viewer: RemotePersonViewer) => Promise<string>,
  ): Promise<Outcome> {
    const viewer = viewerOf(doing);
    if (viewer === null) return ignored('not-a-person');
    return asDecided(async () => {
      let because = 'already';
      await isRefused(['ban.already', 'ban.not-in-force'], async () => {
        because = await this.parts.database.transaction((tx) => work(tx, viewer));
      });
      return applied(because);
    });
  }

  /** In a community elsewhere its own server has decided. Only a person can have done it, as far as the books go. */
  private async there(
    { doing: { actor }, basis }: Moderating,
    work: (tx: Transaction) => Promise<string>,
  ): Promise<Outcome> {
    if (!isModerating(basis)) return refused('no-authority');
    if (actor.kind !== 'person') return ignored('not-a-person');
    return applied(await this.parts.database.transaction(work));
  }
}
