import { isMemberKnown, knowMemberElsewhere } from '#libs/communities';
import type { Database } from '#libs/database';
import type { Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';
import { canonicalHost, FetchBudget } from '#libs/safe-fetch';

import type { TakeAgreement } from '../agreements/take-agreement.js';
import type { TakeCard } from '../cards/take-card.js';
import type { ConfirmPosts } from '../following/confirm-posts.js';
import type { ModeratorsElsewhere } from '../following/moderators-elsewhere.js';
import type { Activity, Content } from '../incoming/documents.js';
import { hostOf, type Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import { reactionIn } from '../reaction-emoji.js';
import type { ActivityOf, Admission, Ignore, Refetch, Take } from '../trust/admission.js';
import { admit } from '../trust/admit.js';
import { fetchHeard, type Heard } from './fetch-heard.js';
import type { CommunityAt } from './find-communities.js';
import type { Contribute } from './handlers/contribute.js';
import { isModerating, type Doing } from './handlers/handling.js';
import type { Moderate } from './handlers/moderate.js';
import type { React } from './handlers/react.js';
import type { Remove } from './handlers/remove.js';
import { answerIn, takeAnswer } from './handlers/take-answer.js';
import type { TakeFollow } from './handlers/take-follow.js';
import type { TakeInvite } from './handlers/take-invite.js';
import type { TakeMove } from './handlers/take-move.js';
import type { TakeOutcome } from './handlers/take-outcome.js';
import type { TakeReport } from './handlers/take-report.js';
import { Undo } from './handlers/undo.js';
import type { ActorDirectory, DocumentSource, ReceivingPolicy, Sender } from './inbox-ports.js';
import { innerProofs } from './inner-proofs.js';
import { isNegotiation } from './is-negotiation.js';
import { loadFacts, type KnownRows } from './load-facts.js';
import { applied, awaiting, ignored, refused, together, unreachable, type Outcome } from './outcome.js';
import type { Posted } from './parse-activity.js';
import { hasEnded } from './remote-objects.js';

export interface HandlerParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly actors: ActorDirectory;
  readonly documents: DocumentSource;
  readonly policy: ReceivingPolicy;
  readonly confirmations: Pick<ConfirmPosts, 'announced'>;
  readonly contribute: Contribute;
  readonly remove: Remove;
  readonly react: React;
  readonly takeFollow: TakeFollow;
  readonly takeInvite: TakeInvite;
  readonly takeMove: TakeMove;
  readonly agreements: TakeAgreement;
  readonly cards: TakeCard;
  readonly takeReport: TakeReport;
  readonly takeOutcome: TakeOutcome;
  readonly moderate: Moderate;
  readonly moderators: Pick<ModeratorsElsewhere, 'ask'>;
}

/** One activity under way, and what it may still ask of others. */
interface Hearing {
  readonly doing: Doing;
  readonly budget: FetchBudget;
  /** It was itself asked for: what it leads to is not. */
  readonly isAsked: boolean;
}

/** Where an activity comes from: a fetch that something else led to, or a community that passed it on. */
interface Origin {
  readonly isAsked: boolean;
  readonly via: CommunityAt | undefined;
}

const BY_ITSELF: Origin = { isAsked: false, via: undefined };

/** What comes before what it is about waits for that. */
const WAITING: ReadonlySet<Activity['type']> = new Set(['Like', 'EmojiReact', 'Lock']);

/** Does what an activity asks for, as far as the rules of trust and the permission gate let it. */
export class ActivityHandler {
  private readonly undo: Undo;

  constructor(private readonly parts: HandlerParts) {
    this.undo = new Undo(parts);
  }

  /** Doing it again changes nothing. */
  async handle(posted: Posted): Promise<Outcome> {
    return posted.kind === 'activity'
      ? this.hear(posted.activity, new FetchBudget(), BY_ITSELF)
      : refused('unreadable');
  }

  /**
   * Takes in a post that its own host shows and that a community elsewhere has among its posts, as if that passed it on.
   * Doing it again changes nothing.
   */
  async takeListed(content: Content, via: CommunityAt, budget: FetchBudget): Promise<Outcome> {
    const { author, id } = content;
    const isDeleted = author !== null && (await hasEnded(this.parts.database.sql, author, id));
    return isDeleted ? ignored('deleted') : this.takeContent(content, budget, { via, isHistory: true });
  }

  private async hear(activity: Activity, budget: FetchBudget, { isAsked, via }: Origin): Promise<Outcome> {
    const { database, addresses, actors, clock } = this.parts;
    const actor = await this.actorAt(activity.actor, budget, isNegotiation(activity));
    if (!('ownerId' in actor)) return actor;
    const rows = await loadFacts(database.prepared, addresses, activity);
    if (isUndone(activity, rows)) return ignored('undone');
    const isFollowed = rows.facts.followedGroups.has(activity.actor);
    const proofs = isFollowed
      ? await innerProofs(activity, (keyId) => actors.proofKeyOf(keyId, budget), clock.now())
      : new Map<Activity, Iri>();
    const witness = { signer: activity.actor, proofs };
    const hearing = { doing: { actor, rows, via }, budget, isAsked };
    const outcomes: Outcome[] = [];
    for (const admission of admit(activity, witness, rows.facts)) {
      outcomes.push(await this.follow(activity, admission, hearing));
    }
    return together(outcomes);
  }

  /** Whoever acts; or why nothing of theirs is taken. */
  private async actorAt(
    iri: Iri,
    budget: FetchBudget,
    negotiates = false,
  ): Promise<Doing['actor'] | Outcome> {
    const { actors, policy } = this.parts;
    const host = canonicalHost(hostOf(iri)) ?? '';
    if (!(await (negotiates ? policy.mayPropose(host) : policy.mayReceive(host))))
      return refused('host-refused');
    const actor = await actors.byUri(iri, { budget });
    if (actor === null) return unreachable('actor-unreachable');
    return actor.isSuspended ? refused('suspended') : { ...actor, uri: iri };
  }

  private async follow(activity: Activity, admission: Admission, hearing: Hearing): Promise<Outcome> {
    if (admission.kind === 'refuse') return refused(admission.because);
    if (admission.kind === 'ignore') return this.leave(activity, admission, hearing);
    if (admission.kind === 'take') return this.takeOrRelay(admission, hearing);
    if (admission.why === 'actor' && activity.type === 'Move')
      return this.parts.takeMove.take(activity, hearing.doing, hearing.budget);
    return hearing.isAsked ? ignored('asked-before') : this.ask(admission, hearing);
  }

  /**
   * A reaction or a lock of something elsewhere that is not here yet waits for it. What of ours a community announces is known
   * here, but not that the community has taken it.
   */
  private async leave(activity: Activity, { because, about }: Ignore, { doing }: Hearing): Promise<Outcome> {
    if (because === 'ours' && activity.type === 'Announce' && about !== null) {
      const isNews = await this.parts.confirmations.announced(doing.actor.ownerId, about);
      return isNews ? applied('confirmed') : ignored(because);
    }
    const isEarly = because === 'unknown-object' && WAITING.has(activity.type) && about !== null;
    const isOurs = about !== null && hostOf(about) === this.parts.addresses.host;
    return isEarly && !isOurs ? awaiting(about, because) : ignored(because);
  }

  /** What a community passes on is done by whoever did it there. */
  private async takeOrRelay(taken: Take, { doing, budget }: Hearing): Promise<Outcome> {
    const { activity, basis } = taken;
    const via = this.communityBehind(taken, doing);
    if (via === undefined) return this.take(taken, doing);
    const { database, addresses } = this.parts;
    const actor = await this.actorAt(activity.actor, budget);
    if (!('ownerId' in actor)) return actor;
    const rows = await loadFacts(database.prepared, addresses, activity);
    if (isUndone(activity, rows)) return ignored('undone');
    await this.vouch(via, actor, isModerating(basis) ? 'moderator' : 'member');
    return this.take(taken, { actor, rows, via });
  }

  private communityBehind({ via }: Pick<Take, 'via'>, doing: Doing): CommunityAt | undefined {
    return via === null ? doing.via : doing.rows.communities.get(via);
  }

  /** The server of a community let somebody do something there. */
  private async vouch(
    via: CommunityAt,
    { ownerId, kind }: Sender,
    role: 'member' | 'moderator',
  ): Promise<void> {
    if (kind !== 'person') return;
    const belonging = { communityId: via.id, personId: ownerId };
    if (await isMemberKnown(this.parts.database.sql, belonging, role)) return;
    await this.parts.database.transaction((tx) => knowMemberElsewhere(tx, belonging, role));
  }

  private async take(taken: Take, doing: Doing): Promise<Outcome> {
    const { activity, content, basis } = taken;
    switch (activity.type) {
      case 'Create':
      case 'Update':
        return content === null ? this.takeCard(activity, doing) : this.parts.contribute.take(content, doing);
      case 'Delete':
        return this.remove(activity, basis, doing);
      case 'Like':
      case 'EmojiReact':
        return this.react(activity, doing);
      case 'Undo':
        return this.undo.take(activity, basis, doing);
      default:
        return this.takeBelonging(taken, doing);
    }
  }

  /** Who follows whom, and who belongs where. */
  private async takeBelonging(taken: Take, doing: Doing): Promise<Outcome> {
    const { activity } = taken;
    switch (activity.type) {
      case 'Follow':
      case 'Join':
        return this.follows(activity, doing);
      case 'Leave':
        return this.parts.takeFollow.unfollow(null, activity.object, doing);
      case 'Invite':
        return this.parts.takeInvite.take(activity, doing);
      case 'Accept':
      case 'Reject':
        return this.takeAnswer(activity, doing);
      case 'Offer':
        return this.parts.agreements.takeOffer(activity, doing);
      default:
        return this.takeModeration(taken, doing);
    }
  }

  /** To a request of somebody here, or to an agreement that this instance proposed. */
  private async takeAnswer(activity: ActivityOf<'Accept'>, doing: Doing): Promise<Outcome> {
    const { type, object } = activity;
    const offered = await this.parts.agreements.takeAnswer(type, object.id ?? '', doing);
    return offered ?? takeAnswer(this.parts, answerIn(activity, doing), doing);
  }

  private async takeModeration({ activity, basis }: Take, doing: Doing): Promise<Outcome> {
    const { moderate, takeMove, takeReport, takeOutcome } = this.parts;
    if (activity.type === 'Flag') return takeReport.take(activity, doing);
    if (activity.type === 'Resolve') return takeOutcome.take(activity, doing);
    if (activity.type === 'Move' && activity.moves === 'actor') return takeMove.take(activity, doing);
    return (await moderate.take(activity, { doing, basis, isOn: true })) ?? ignored('not-handled');
  }

  private async takeCard(
    activity: ActivityOf<'Create'> | ActivityOf<'Update'>,
    doing: Doing,
  ): Promise<Outcome> {
    const objects = activity.type === 'Create' ? activity.objects : [activity.object];
    const card = objects.map(({ embedded }) => embedded).find((embedded) => embedded?.kind === 'card');
    return card === undefined ? ignored('not-content') : this.parts.cards.take(card, doing);
  }

  private async remove(
    { object: { id }, reason }: ActivityOf<'Delete'>,
    basis: Take['basis'],
    doing: Doing,
  ): Promise<Outcome> {
    if (id === null) return refused('object-id-missing');
    await this.parts.cards.forget(id, doing);
    return this.parts.remove.take(id, reason, basis, doing);
  }

  /** Like a Follow, it can be undone by its id. */
  private async react(
    activity: ActivityOf<'Like'> | ActivityOf<'EmojiReact'>,
    doing: Doing,
  ): Promise<Outcome> {
    const { id, object } = activity;
    if (id === null) return refused('id-missing');
    const kind = reactionIn(activity);
    return kind === null ? ignored('no-such-reaction') : this.parts.react.add(id, kind, object, doing);
  }

  private async follows({ id, type, object, reason }: ActivityOf<'Follow'>, doing: Doing): Promise<Outcome> {
    if (id === null) return refused('id-missing');
    const asking = { id, type: type === 'Join' ? type : 'Follow', reason: reason ?? '' } as const;
    return this.parts.takeFollow.follow(asking, object, doing);
  }

  /** Asks the host of a thing for it: only what that says counts. */
  private async ask(refetch: Refetch, { budget, doing }: Hearing): Promise<Outcome> {
    const { documents, addresses } = this.parts;
    if (refetch.why === 'actor') return this.readActor(refetch.iri, budget);
    const stored = doing.rows.facts.objects.get(refetch.iri);
    const heard = await fetchHeard(documents, { refetch, stored, ownHost: addresses.host, budget });
    const via = this.communityBehind(refetch, doing);
    return this.takeHeard(heard, refetch, { budget, doing: { ...doing, via }, isAsked: true });
  }

  /** A community may have other moderators now. */
  private async readActor(iri: Iri, budget: FetchBudget): Promise<Outcome> {
    const { actors, database, moderators } = this.parts;
    const actor = await actors.byUri(iri, { fresh: true, budget });
    if (actor === null) return unreachable('actor-unreachable');
    if (actor.kind === 'community') await database.transaction((tx) => moderators.ask(tx, actor.ownerId));
    return applied('actor-read');
  }

  private async takeHeard(heard: Heard, refetch: Refetch, hearing: Hearing): Promise<Outcome> {
    if (heard.kind === 'outcome') return heard.outcome;
    if (heard.kind === 'content') return this.takeContent(heard.content, hearing.budget, hearing.doing);
    if (heard.kind === 'activity')
      return this.hear(heard.activity, hearing.budget, { isAsked: true, via: hearing.doing.via });
    const owner = hearing.doing.rows.facts.objects.get(refetch.iri)?.owner;
    if (owner === undefined) return ignored('unknown-object');
    const actor = await this.actorAt(owner, hearing.budget);
    if (!('ownerId' in actor)) return actor;
    return this.parts.remove.take(refetch.iri, null, 'owner', { ...hearing.doing, actor });
  }

  /** What was fetched is its author's, whoever told of it. */
  private async takeContent(
    content: Content,
    budget: FetchBudget,
    { via, isHistory = false }: Pick<Doing, 'via' | 'isHistory'>,
  ): Promise<Outcome> {
    if (content.author === null) return refused('author-elsewhere');
    const actor = await this.actorAt(content.author, budget);
    if (!('ownerId' in actor)) return actor;
    const rows = await this.rowsFor(content, content.author);
    if (via !== undefined && isOf(via, content, rows)) await this.vouch(via, actor, 'member');
    return this.parts.contribute.take(content, { actor, rows, via, isHistory });
  }

  private rowsFor(content: Content, actor: Iri): Promise<KnownRows> {
    const { id, audience, groups, published } = content;
    const objects = [{ id, embedded: content, raw: null }];
    const create = {
      kind: 'activity',
      type: 'Create',
      id,
      actor,
      audience,
      groups,
      published,
      reason: null,
      objects,
    };
    return loadFacts(this.parts.database.prepared, this.parts.addresses, create as Activity);
  }
}

/** Whether an activity was taken back, which may have come before it. */
const isUndone = ({ id }: Activity, { facts }: KnownRows): boolean =>
  id !== null && facts.objects.get(id)?.deleted === true;

/** Whether something written belongs to a community: it names it, or answers something there. */
const isOf = ({ id, iri }: CommunityAt, { groups, inReplyTo }: Content, { posts }: KnownRows): boolean =>
  groups.some((group) => group.iri === iri) ||
  (inReplyTo !== null && posts.get(inReplyTo)?.communityId === id);
