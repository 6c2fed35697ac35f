import type { Visibility } from '#libs/database';

import { type DoneBy } from './activities/activity.js';
import { offerAgreement } from './activities/agreements.js';
import * as announcements from './activities/announcements.js';
import { sendCard } from './activities/cards.js';
import * as content from './activities/content.js';
import * as membership from './activities/membership.js';
import * as moderation from './activities/moderation.js';
import * as reactions from './activities/reactions.js';
import { groupActor, instanceActor, personActor } from './actors.js';
import { collection, collectionPage, followersCount } from './collections.js';
import { reply, thread, tombstone } from './contributions.js';
import { event } from './event.js';
import type { CommunityFacts } from './facts.js';
import { organisationCard } from './organisation-card.js';
import { RawJson, type OutgoingDocument } from './outgoing-document.js';
import { embedded } from './parts.js';
import {
  LATER,
  MADE,
  alice,
  answer,
  at,
  bob,
  community,
  film,
  group,
  instance,
  meeting,
  opening,
  person,
  uuid,
} from './sample-facts.fixture.js';
import { serialise } from './serialise.js';
import { chaptersDocument, video } from './video.js';

const by = (activity: number, actor: string = alice.id): DoneBy => ({
  activityId: uuid(activity),
  actor,
  at: LATER,
});

/** Facts of the samples with their community as visible as asked for. */
const seen = <Facts extends { community: CommunityFacts }>(facts: Facts, visibility: Visibility): Facts => ({
  ...facts,
  community: { ...facts.community, visibility },
});

export const actors = (visibility: Visibility): Record<string, OutgoingDocument> => ({
  instance: instanceActor(at, instance),
  person: personActor(at, person),
  movedPerson: personActor(at, { ...person, movedTo: 'https://eastmoor.example/u/alice_p' }),
  group: groupActor(at, { ...group, visibility }),
  archivedGroup: groupActor(at, { ...group, visibility, isArchived: true, description: null }),
});

export const contributions = (visibility: Visibility): Record<string, OutgoingDocument> => ({
  thread: thread(at, seen(opening, visibility)),
  page: thread(at, seen({ ...opening, type: 'Page', isLocked: true }, visibility)),
  event: event(at, seen(meeting, visibility)),
  eventWithLittle: event(
    at,
    seen({ ...meeting, endsAt: meeting.startsAt, place: '', link: '', isCancelled: true }, visibility),
  ),
  reply: reply(at, seen(answer, visibility)),
  video: video(at, seen(film, visibility)),
  videoWithLittle: video(
    at,
    seen(
      { ...film, playlist: null, storyboard: null, captions: [], hasChapters: false, isLocked: true },
      visibility,
    ),
  ),
});

/** What one instance proposes to another; nobody else is told of it. */
export const agreementOffer = offerAgreement(
  at,
  by(0x50, at.instance.id),
  {
    id: at.agreement(uuid(0x51)),
    version: 2,
    purpose: 'Planning officers of both councils learn from each other.',
    dataClasses: ['profiles', 'discussion'],
    communities: ['https://eastmoor.example/c/roads'],
    contact: 'Ada Morris, ada@northfield.example',
    reviewOn: '2027-11-01',
  },
  'https://eastmoor.example/actor',
);

export const card = organisationCard(at, {
  name: 'Northfield Council',
  welshName: 'Cyngor Northfield',
  shortName: 'Northfield',
  kind: 'council',
  contactUrl: 'https://northfield.example/contact',
  logo: instance.icon,
  issuedAt: MADE,
  updatedAt: LATER,
  validUntil: LATER,
});

/** What a partner is shown of somebody who agreed to it. */
export const cardSent = sendCard(at, 'create', by(0x52, at.instance.id), {
  cardId: uuid(0x53),
  partner: 'https://eastmoor.example/actor',
  content: {
    name: 'alice',
    displayName: 'Alice',
    organisation: 'Northfield Council',
    roleTitle: 'Drainage engineer',
    askMeAbout: 'Culverts',
    languages: ['cy', 'en'],
    skills: [
      { en: 'Flood modelling', cy: 'Modelu llifogydd' },
      { en: '', cy: 'Plygu gwrych' },
    ],
  },
});

export const gone = tombstone({
  id: at.post(uuid(3)).id,
  formerType: 'Note',
  createdAt: MADE,
  deletedAt: LATER,
});

export const chapters = chaptersDocument(at, {
  postId: film.postId,
  durationMs: film.durationMs,
  chapters: [
    { startMs: 0, title: 'The barn' },
    { startMs: 60_400, title: 'The loader' },
  ],
});

/** An activity as a peer sent it, with white space, an order and a context of its own, and a proof. */
export const received = RawJson.of(
  Buffer.from(`{
  "type": "Create", "@context": ["https://www.w3.org/ns/activitystreams", {"x": "https://eastmoor.example/ns#"}],
  "actor":"https://eastmoor.example/u/bob", "id":"https://eastmoor.example/activities/create/1",
  "x:weight": 1.0, "to":["${community.id}","https://www.w3.org/ns/activitystreams#Public"], "cc":[],
  "object": {"id":"https://eastmoor.example/p/1","type":"Note","content":"caf\\u00e9",
    "attributedTo":"https://eastmoor.example/u/bob","to":["${community.id}"],"cc":[],
    "inReplyTo":"${at.post(uuid(1)).id}","published":"2026-03-03T00:00:00Z"},
  "proof": {"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","proofValue":"z3sX"}
}`),
);

const publishing = (visibility: Visibility): Record<string, OutgoingDocument> => {
  const { thread, reply, video } = contributions(visibility) as Record<
    'thread' | 'reply' | 'video',
    OutgoingDocument
  >;
  const { person: someone, group: some } = actors(visibility) as Record<'person' | 'group', OutgoingDocument>;
  const place = { ...community, visibility };
  return {
    createThread: content.create(at, by(10), thread),
    createReply: content.create(at, by(11), reply),
    createVideo: content.create(at, by(12), video),
    updateThread: content.update(at, by(13), { ...thread, updated: LATER.toISOString() }),
    updateVideo: content.update(at, by(14), video),
    updatePerson: content.updateActor(at, by(15), someone, { to: [alice.followers], cc: [] }),
    updateGroup: content.updateActor(at, by(16), some, contentAddressing(visibility)),
    updateGroupItself: content.updateActor(at, by(22, place.id), some, contentAddressing(visibility)),
    deleteOwn: content.deletion(at, by(17), { object: at.post(uuid(3)).id, community: place, reason: null }),
    removePost: content.deletion(at, by(18), { object: bob.id, community: place, reason: 'Not about salt' }),
    removeSilently: content.deletion(at, by(19), { object: bob.id, community: place, reason: '' }),
    deletePerson: content.deleteActor(at, by(20), false),
    move: content.move(at, by(21), { target: bob.id, followers: alice.followers }),
  };
};

const contentAddressing = (visibility: Visibility): { to: string[]; cc: string[] } => {
  const { to, cc } = content.deletion(at, by(0), {
    object: '',
    community: { ...community, visibility },
    reason: null,
  });
  return { to: to as string[], cc: cc as string[] };
};

const reacting = (visibility: Visibility): Record<string, OutgoingDocument> => {
  const what = { object: at.post(uuid(1)).id, author: alice.id, community: { ...community, visibility } };
  const like = reactions.like(at, by(30), what);
  return {
    like,
    likeOutside: reactions.like(at, by(31), { ...what, community: null }),
    undoLike: content.undo(at, by(34), like),
  };
};

const joining = (visibility: Visibility): Record<string, OutgoingDocument> => {
  const place = { ...community, visibility };
  const asked = {
    type: 'Follow',
    id: 'https://eastmoor.example/activities/follow/1',
    actor: bob.id,
    object: place.id,
  } as const;
  const followed = membership.follow(at, by(40), 'https://eastmoor.example/c/verges');
  const terms = { role: 'member', until: LATER } as const;
  return {
    follow: followed,
    undoFollow: content.undo(at, by(41), followed),
    acceptFollow: membership.accept(at, by(42, place.id), asked, null),
    acceptAnonymousFollow: membership.accept(at, by(43, place.id), { ...asked, id: null }, null),
    rejectFollow: membership.reject(at, by(44, place.id), asked),
    join: membership.join(at, by(45), {
      community: 'https://eastmoor.example/c/verges',
      reason: 'I mow them.',
    }),
    acceptJoin: membership.accept(at, by(46, place.id), { ...asked, type: 'Join' }, terms),
    invite: membership.invite(at, by(47), {
      community: place.id,
      person: bob.id,
      question: { id: at.post(uuid(1)).id, title: 'Who grits the lanes?' },
      ...terms,
    }),
    leave: membership.leave(at, by(48), 'https://eastmoor.example/c/verges'),
    removeMember: membership.removeMember(at, by(49, place.id), { community: place, person: bob.id }),
  };
};

const moderating = (visibility: Visibility): Record<string, OutgoingDocument> => {
  const place = { ...community, visibility };
  const { moderators, featured } = at.community('winter_service');
  const thread = at.post(uuid(1)).id;
  const lock = moderation.lock(at, by(50), { community: place, object: thread, reason: '' });
  const ban = { community: place, person: bob.id, reason: 'Spam', until: LATER, removeData: true };
  const block = moderation.block(at, by(51), ban);
  const report = { post: thread, author: alice.id, community: place, reason: 'Rude' };
  const flag = moderation.flag(at, by(52), report);
  return {
    addModerator: moderation.add(at, by(53), { community: place, object: bob.id, target: moderators }),
    removeModerator: moderation.remove(at, by(54), { community: place, object: bob.id, target: moderators }),
    pin: moderation.add(at, by(55), { community: place, object: thread, target: featured }),
    unpin: moderation.remove(at, by(56), { community: place, object: thread, target: featured }),
    lock,
    unlock: content.undo(at, by(57), lock),
    block,
    blockForEver: moderation.block(at, by(58), { ...ban, until: null, removeData: false }),
    unblock: content.undo(at, by(59), block),
    flag,
    flagOutside: moderation.flag(at, by(60, at.instance.id), { ...report, community: null }),
    resolve: moderation.resolve(at, by(61), { report: flag, outcome: 'removed', note: 'Thank you.' }),
  };
};

const announcing = (visibility: Visibility): Record<string, OutgoingDocument> => {
  const place = { ...community, visibility };
  const time = { activityId: uuid(70), at: LATER };
  const own = serialise(publishing(visibility)['createThread'] as OutgoingDocument);
  return {
    announceReceived: announcements.announceActivity(at, time, place, received),
    announceOwn: announcements.announceActivity(
      at,
      { ...time, activityId: uuid(71) },
      place,
      RawJson.of(own),
    ),
    announceId: announcements.announceId(at, { ...time, activityId: uuid(72) }, place, at.post(uuid(1)).id),
  };
};

/** Every kind of activity that we send in a community of this visibility, by a name of its own. */
export const activities = (visibility: Visibility): Record<string, OutgoingDocument> => ({
  ...publishing(visibility),
  ...reacting(visibility),
  ...joining(visibility),
  ...moderating(visibility),
  ...announcing(visibility),
});

export const collections = (visibility: Visibility): Record<string, OutgoingDocument> => {
  const { moderators, featured, followers, outbox } = at.community('winter_service');
  const { thread } = contributions(visibility) as Record<'thread', OutgoingDocument>;
  const outboxItem = RawJson.of(serialise(announcing(visibility)['announceOwn'] as OutgoingDocument));
  return {
    followers: followersCount(followers, 12),
    moderators: collection({ id: moderators, totalItems: 1, content: { items: [alice.id] } }),
    featured: collection({ id: featured, totalItems: 1, content: { items: [embedded(thread)] } }),
    outbox: collection({ id: outbox, totalItems: 1, content: { items: [outboxItem] } }),
    emptyOutbox: collection({ id: outbox, totalItems: 0, content: { items: [] } }),
    replies: collection({ id: at.post(uuid(1)).replies, totalItems: null, content: { firstPage: 'a+b' } }),
    repliesPage: collectionPage({
      collection: at.post(uuid(1)).replies,
      cursor: 'a+b',
      items: [at.post(uuid(3)).id],
      next: 'c',
      previous: null,
    }),
    context: collection({
      id: at.context(uuid(2)),
      totalItems: 2,
      owner: community.id,
      content: { items: [at.post(uuid(1)).id, at.post(uuid(3)).id] },
    }),
  };
};

/** A document as a peer sees it, after the wire. */
export const onTheWire = (document: OutgoingDocument): Record<string, unknown> =>
  JSON.parse(serialise(document).toString('utf8')) as Record<string, unknown>;

export const VISIBILITIES: readonly Visibility[] = ['public', 'unlisted', 'organisation', 'listed', 'hidden'];
