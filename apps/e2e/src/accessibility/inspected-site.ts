import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { BrowserContext, Page } from 'playwright-core';

import {
  acceptAnswer,
  addMySkill,
  addReaction,
  askExpert,
  banFromCommunity,
  createInvitation,
  decideReport,
  deletePost,
  editPost,
  endorseSkill,
  findExperts,
  inviteToCommunity,
  listMail,
  listNotifications,
  lockThread,
  makeReport,
  openThread,
  pinThread,
  replyToThread,
  requestToJoin,
  saveDraft,
  savePeopleSearch,
  search,
  updatePreferences,
  updateProfile,
} from '#libs/contracts';
import type { Database } from '#libs/database';
import { eventually, type ApiCaller } from '#libs/testing';

import { communityStage, type CommunityStage } from '../communities/community-stage.js';
import { FAKE_DEVICES } from '../video/fake-devices.js';
import { makeDocuments } from './inspected-documents.js';
import { planEvents } from './inspected-events.js';
import { makePathway } from './inspected-pathway.js';
import { makePublications } from './inspected-publications.js';
import { makeVideos } from './inspected-videos.js';
import { partneredSite } from './partnered-site.js';

/**
 * Ada runs the server and the community; Ben is a member; Huw has just arrived; Fflur is invited. `partner` runs another
 * server, which federates.
 */
export type Role = 'visitor' | 'member' | 'owner' | 'newcomer' | 'invited' | 'partner';

/** Ids and secrets that addresses of screens need, such as `/reports/<openReport>`, and the text of a file. */
export type Names = Readonly<Record<string, string>>;

export interface InspectedSite {
  readonly stage: CommunityStage;
  readonly names: Names;
  /** The browser of somebody; the same for the whole run. */
  browserOf(role: Role): Promise<BrowserContext>;
  /** The origin of the server on which somebody is. */
  urlOf(role: Role): string;
  /** Sets the language of somebody's account. */
  speak(role: Exclude<Role, 'visitor' | 'partner'>, language: 'en' | 'cy'): Promise<void>;
}

type WebClient = typeof import('../../../web/src/entry-server.js');

/** The addresses of all screens, from the router of the built web client. */
export const allRoutes = async (): Promise<string[]> => {
  const built = pathToFileURL(join('dist', 'web-ssr', 'entry-server.js')).href;
  const { routePaths } = (await import(built)) as WebClient;
  return routePaths();
};

interface Team {
  readonly owner: ApiCaller;
  readonly member: ApiCaller;
  readonly communityId: string;
}

/** A question with all that can happen to posts: accepted, deleted, edited, reacted to, quoted. */
const writeQuestion = async ({ owner, member, communityId }: Team): Promise<Names> => {
  const markdown =
    'Our lorries are old. What did you buy?\n\n| Size | Price |\n| --- | --- |\n| small | 90 |';
  const { answer } = await owner(openThread, {
    params: { communityId },
    body: { title: 'Which lorries?', markdown, kind: 'question' },
  });
  const params = { threadId: answer.thread.id };
  const reply = async (call: ApiCaller, words: string, replyToId?: string) =>
    (await call(replyToThread, { params, body: { markdown: words, ...(replyToId && { replyToId }) } }))
      .answer;
  const first = await reply(member, 'Start with **paper**, see [the plan](https://plan.example).\n\n> old');
  const gone = await reply(member, 'Never mind.');
  await reply(owner, '- one\n- two\n\n```\ncode\n```\n\n@ben thank you', first.id);
  const body = { markdown: 'Start with **glass**, see [the plan](https://plan.example).', version: 1 };
  await member(editPost, { params: { postId: first.id }, body });
  await owner(addReaction, { params: { postId: first.id, kind: 'thanks' } });
  await member(deletePost, { params: { postId: gone.id } });
  await owner(acceptAnswer, { params, body: { postId: first.id } });
  return { question: `${answer.thread.id}/${answer.thread.slug}`, post: first.id };
};

/** A question that waits for an answer, and that the owner has been asked. */
const askOwner = async ({ member, communityId }: Team): Promise<Names> => {
  const { answer } = await member(openThread, {
    params: { communityId },
    body: { title: 'Glass recycling on Sundays?', markdown: 'Is it allowed?', kind: 'question' },
  });
  const { id: threadId, slug } = answer.thread;
  const { answer: found } = await member(findExperts, { params: { threadId } });
  for (const { person } of found.items) {
    await member(askExpert, { params: { threadId, personId: person.id } });
  }
  return { waiting: `${threadId}/${slug}` };
};

const writeLocked = async ({ owner, member, communityId }: Team): Promise<Names> => {
  const open = async (title: string) =>
    (await owner(openThread, { params: { communityId }, body: { title, markdown: 'Words.' } })).answer.thread;
  const locked = await open('Rules of the house');
  await owner(lockThread, { params: { threadId: locked.id } });
  await owner(pinThread, { params: { threadId: locked.id } });
  const unread = await open('Snow on Tuesday');
  const place = `thread:${unread.id}`;
  await member(saveDraft, { params: { place }, body: { markdown: 'Half a thought', revision: 0 } });
  await member(savePeopleSearch, { body: { name: 'Streets', wish: { team: 'Streets' } } });
  return { locked: `${locked.id}/${locked.slug}` };
};

const report = async ({ owner, member }: Team, postId: string, aboutId: string): Promise<Names> => {
  const about = { category: 'spam', reason: 'It sells lorries.' } as const;
  const { answer: open } = await owner(makeReport, {
    body: { subjectKind: 'post', subjectId: postId, ...about },
  });
  const { answer: decided } = await member(makeReport, {
    body: { subjectKind: 'person', subjectId: aboutId, ...about },
  });
  const body = { outcome: 'dismissed', note: 'Thank you for telling us.', removePost: false } as const;
  await owner(decideReport, { params: { reportId: decided.id }, body });
  return { openReport: open.id, decidedReport: decided.id };
};

/** What follows from the writing, at some time after it. */
const waitForEffects = async ({ owner }: Team): Promise<Names> => {
  const mailId = await eventually(async () => {
    const { answer } = await owner(listMail, {});
    const [id] = answer.items.map((mail) => mail.id);
    if (id === undefined) throw new Error('No mail yet');
    const { answer: found } = await owner(search, { query: { q: 'glass' } });
    if (found.items.length === 0) throw new Error('Not searchable yet');
    const { answer: news } = await owner(listNotifications, { query: {} });
    if (news.items.length === 0) throw new Error('No notification yet');
    return id;
  });
  return { mail: mailId };
};

const CARDS = [
  { name: 'empty', title: 'Just begun', visibility: 'organisation' },
  { name: 'archived', title: 'Long ago', visibility: 'organisation', archivedAt: new Date() },
] as const;

const inhabitants = async ({ site: { given } }: CommunityStage) => {
  const [owner, member, newcomer, invited, asker, banned] = await Promise.all([
    given.person({ name: 'ada', displayName: 'Ada Morris', role: 'admin' }),
    given.person({ name: 'ben', displayName: 'Ben Achebe' }),
    given.person({ name: 'huw', displayName: 'Huw Lloyd' }),
    given.person({ name: 'fflur', displayName: 'Fflur Dafydd' }),
    given.person({ name: 'emyr', displayName: 'Emyr Rees' }),
    given.person({ name: 'gwen', displayName: 'Gwen Hughes' }),
  ]);
  return { owner, member, newcomer, invited, asker, banned };
};
type Inhabitants = Awaited<ReturnType<typeof inhabitants>>;

const foundCommunities = async ({ site }: CommunityStage, people: Inhabitants): Promise<string> => {
  const { given, database } = site;
  const { owner, member } = people;
  await database.sql
    .updateTable('instance_settings')
    .set({ registration: 'domains', allowed_domains: ['northfield.example'] })
    .execute();
  const waste = { name: 'waste', title: 'Waste', visibility: 'public', joinPolicy: 'request' } as const;
  const { id } = await given.community({ ...waste, owner });
  await given.member(id, member.id);
  await given.community({ name: 'private', title: 'Private matters', visibility: 'listed', owner: member });
  for (const card of CARDS) await given.community({ ...card, owner });
  return id;
};

/** Every part of a profile, shown to every kind of readers, with a skill that a colleague endorses. */
const describeOwner = async ({ owner, member }: Team, evidence: string): Promise<void> => {
  const { answer } = await owner(addMySkill, {
    body: { name: 'Glass recycling', language: 'en', kind: 'skill' },
  });
  for (const { id } of answer.skills) {
    await member(endorseSkill, { params: { handle: 'ada', skillId: id }, body: { postId: evidence } });
  }
  await owner(addMySkill, { body: { name: 'Beicio', language: 'cy', kind: 'interest' } });
  await owner(updateProfile, {
    body: {
      roleTitle: 'Waste manager',
      team: 'Streets',
      place: 'Northfield depot',
      languages: ['en', 'cy', 'pl'],
      workingPattern: 'Monday to Thursday',
      pronouns: 'she/her',
      contact: 'Extension 214',
      askMeAbout: 'Glass, lorries',
      experience: 'Ten years on the rounds',
      summary: 'I count **bottles**.',
      visibility: {
        askMeAbout: 'public',
        experience: 'me',
        pronouns: 'community',
        place: 'partners',
        contact: 'organisation',
      },
    },
  });
};

/** People at the door of the community, and one on the way to the server. */
const gatherPeople = async (
  stage: CommunityStage,
  people: Inhabitants,
  community: string,
): Promise<Names> => {
  const [owner, asker] = await Promise.all([stage.as(people.owner), stage.as(people.asker)]);
  const params = { community };
  await asker(requestToJoin, { params, body: { reason: 'I drive one.' } });
  const ban = { personId: people.banned.id, reason: 'Sold lorries.', endsAt: null };
  await owner(banFromCommunity, { params, body: ban });
  await owner(inviteToCommunity, { params, body: { personId: people.invited.id, role: 'member' } });
  await owner(inviteToCommunity, { params, body: { email: 'mali@partner.example', role: 'guest' } });
  const { answer } = await owner(createInvitation, { body: { email: 'nia@partner.example' } });
  return { joinSecret: answer.link?.split('#')[1] ?? '' };
};

/** People of two other organisations take part, one of them as a facilitator. */
const takePart = async ({ site: { given } }: CommunityStage, communityId: string): Promise<void> => {
  for (const [host, name, role] of [
    ['eastmoor.example', 'bryn', 'facilitator'],
    ['westvale.example', 'cerys', 'member'],
  ] as const) {
    const { id: instanceId } = await given.instance({ isLocal: false, host });
    await given.member(communityId, (await given.remotePerson({ instanceId, name })).id, role);
  }
};

const fill = async (stage: CommunityStage, people: Inhabitants): Promise<Names> => {
  const communityId = await foundCommunities(stage, people);
  const [owner, member] = await Promise.all([stage.as(people.owner), stage.as(people.member)]);
  const team = { owner, member, communityId };
  const question = await writeQuestion(team);
  const videos = await makeVideos({
    site: stage.site,
    call: member,
    cookie: await stage.site.given.cookie(people.member),
    communityId,
  });
  await describeOwner(team, question['post'] ?? '');
  await takePart(stage, communityId);
  const steps = [question['question']?.split('/')[0] ?? '', videos['filmed'] ?? ''];
  return {
    ...question,
    ...videos,
    ...(await makePathway(team, steps)),
    ...(await makeDocuments({ site: stage.site, owner: people.owner, communityId })),
    ...(await makePublications(team)),
    ...(await planEvents(team)),
    ...(await gatherPeople(stage, people, communityId)),
    ...(await writeLocked(team)),
    ...(await askOwner(team)),
    ...(await report(team, question['post'] ?? '', people.banned.id)),
    ...(await waitForEffects(team)),
  };
};

/** The name of the server on the network, under which its organisation has a page. */
const ownHost = async (database: Database): Promise<string> => {
  const { host } = await database.sql
    .selectFrom('instance')
    .select('host')
    .where('is_local', '=', true)
    .executeTakeFirstOrThrow();
  return host;
};

/** A server on which every screen has something to show. */
export const inspectedSite = async (): Promise<InspectedSite> => {
  const stage = await communityStage(FAKE_DEVICES);
  const people = await inhabitants(stage);
  const names = await fill(stage, people);
  const partnered = await partneredSite();
  const browsers = new Map<Role, Promise<BrowserContext>>();
  const openFirst = (role: Role): Promise<Page> => {
    if (role === 'partner') return stage.openOn(partnered.site, partnered.admin, '/');
    return stage.open(role === 'visitor' ? null : people[role], '/');
  };
  return {
    stage: {
      ...stage,
      stop: async () => {
        await stage.stop();
        await partnered.site.stop();
      },
    },
    names: {
      ...names,
      goneFromPartner: partnered.gone,
      letter: partnered.letter,
      broughtProfile: partnered.broughtProfile,
      host: await ownHost(stage.site.database),
    },
    urlOf: (role) => (role === 'partner' ? partnered.site : stage.site).url,
    browserOf: (role) => {
      const known = browsers.get(role) ?? openFirst(role).then((page) => page.context());
      browsers.set(role, known);
      return known;
    },
    speak: async (role, language) => {
      const call = await stage.as(people[role]);
      await call(updatePreferences, { body: { language } });
    },
  };
};
