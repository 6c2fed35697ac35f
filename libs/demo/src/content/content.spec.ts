import { existsSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { assetPath } from '../asset-path.js';
import { demoContent } from './index.js';
import type { DemoCommunityRole, DemoPost, DemoThread } from './shape.js';

const { people, communities, threads, readThrough, joinRequests, reports } = demoContent;
const TEN_WEEKS = 70 * 24 * 60;

interface Placed {
  readonly thread: DemoThread;
  readonly post: DemoPost;
  readonly index: number;
  readonly place: string;
}

const posts: readonly Placed[] = threads.flatMap((thread) =>
  thread.posts.map((post, index) => ({ thread, post, index, place: `${thread.key}[${index}]` })),
);

const threadOf = (key: string): DemoThread | undefined => threads.find((thread) => thread.key === key);

const roleIn = (community: string, handle: string): DemoCommunityRole | undefined =>
  communities.find(({ name }) => name === community)?.members.find((member) => member.handle === handle)
    ?.role;

const ageOf = (thread: DemoThread, index: number): number =>
  thread.minutesBeforeNow -
  thread.posts.slice(0, index + 1).reduce((sum, post) => sum + post.minutesAfterPrevious, 0);

const withoutCode = (markdown: string): string => markdown.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');

const mentionsIn = (markdown: string): readonly string[] =>
  [...withoutCode(markdown).matchAll(/(?<![\w.])@([a-z0-9_]{1,30})/g)].map((match) => match[1] ?? '');

const places = (wrong: readonly Placed[]): readonly string[] => wrong.map(({ place }) => place);

describe('the demo council', () => {
  it('has 12 people, 4 communities, 40 threads and 400 posts', () => {
    expect([people.length, communities.length, threads.length, posts.length]).toEqual([12, 4, 40, 400]);
  });

  it('gives every person and community a name of its own in the shared name space', () => {
    const names = [...people.map(({ handle }) => handle), ...communities.map(({ name }) => name)];
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9_]{1,30}$/.test(name))).toEqual([]);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect(people.filter(({ handle, email }) => email !== `${handle}@northfield.example`)).toEqual([]);
  });

  it('has three articles that are published or will be, one of them in Welsh, a draft, and a dozen statuses', () => {
    const { articles, statuses } = demoContent;
    const ages = articles.map(({ minutesBeforeNow }) => minutesBeforeNow);
    expect([articles.length, statuses.length]).toEqual([4, 12]);
    expect(ages.filter((age) => age === null)).toHaveLength(1);
    expect(ages.filter((age) => age !== null && age < 0)).toHaveLength(1);
    expect(articles.filter(({ language }) => language === 'cy')).toHaveLength(1);
    expect(statuses.filter(({ markdown }) => [...markdown].length > 500)).toEqual([]);
    const handles = new Set(people.map(({ handle }) => handle));
    const named = [...articles, ...statuses].flatMap(({ author, reactions }) => [
      author,
      ...reactions.flatMap(({ by }) => by),
    ]);
    expect(named.filter((handle) => !handles.has(handle))).toEqual([]);
  });

  it('has skills with a label in each language and somebody who knows them, and some for everybody', () => {
    const { skills } = demoContent;
    const words = skills.flatMap(({ en, cy, synonyms }) => [en, cy, ...synonyms]);
    expect(words.filter((word) => word === '')).toEqual([]);
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
    expect(skills.filter(({ known }) => known.length === 0)).toEqual([]);
    const named = new Set(skills.flatMap(({ known }) => known));
    expect(named).toEqual(new Set(people.map(({ handle }) => handle)));
    const handles = new Set(people.map(({ handle }) => handle));
    expect(skills.flatMap(({ wanted }) => wanted).filter((handle) => !handles.has(handle))).toEqual([]);
  });

  it('endorses people for what they know, by others who may read the post of theirs that shows it', () => {
    const { endorsements, skills } = demoContent;
    for (const { of, skill, thread: key, postIndex, by } of endorsements) {
      const thread = threadOf(key);
      const known = skills.find(({ en }) => en === skill)?.known ?? [];
      expect([of, skill, known.includes(of), thread?.posts[postIndex]?.author]).toEqual([
        of,
        skill,
        true,
        of,
      ]);
      expect(by.filter((handle) => roleIn(thread?.community ?? '', handle) === undefined)).toEqual([]);
      expect([...new Set(by)].filter((handle) => handle !== of)).toEqual(by);
    }
  });

  it('starts with its one admin', () => {
    expect(people.filter(({ role }) => role === 'admin')).toEqual([people[0]]);
  });

  it('shows four different kinds of visibility, with one owner first in each community', () => {
    expect(new Set(communities.map(({ visibility }) => visibility)).size).toBe(4);
    for (const { members, purpose, joinPolicy, joinDomains } of communities) {
      expect(members.map(({ role }) => role).indexOf('owner')).toBe(0);
      expect(members.filter(({ role }) => role === 'owner')).toHaveLength(1);
      expect(new Set(members.map(({ handle }) => handle)).size).toBe(members.length);
      expect(purpose.length).toBeLessThanOrEqual(300);
      expect(joinDomains.length > 0).toBe(joinPolicy === 'domain');
    }
  });
});

describe('the demo threads', () => {
  it('are written by people who may write there', () => {
    expect(
      places(
        posts.filter(({ thread, post, index }) => {
          const role = roleIn(thread.community, post.author);
          return role === undefined || (index === 0 && role === 'guest');
        }),
      ),
    ).toEqual([]);
    expect(threads.filter(({ author, posts: [root] }) => author !== root?.author)).toEqual([]);
  });

  it('have keys and titles of their own', () => {
    expect(new Set(threads.map(({ key }) => key)).size).toBe(threads.length);
    expect(new Set(threads.map(({ title }) => title)).size).toBe(threads.length);
    expect(threads.filter(({ title }) => title.length > 200 || title.length < 10)).toEqual([]);
  });

  it('run from ten weeks ago to within the last hour, each post after the one before', () => {
    expect(threads.filter(({ minutesBeforeNow }) => minutesBeforeNow > TEN_WEEKS)).toEqual([]);
    expect(places(posts.filter(({ thread, index }) => ageOf(thread, index) < 1))).toEqual([]);
    expect(
      places(posts.filter(({ post, index }) => (index === 0) !== (post.minutesAfterPrevious === 0))),
    ).toEqual([]);
    expect(Math.min(...threads.map((thread) => ageOf(thread, thread.posts.length - 1)))).toBeLessThanOrEqual(
      60,
    );
  });

  it('answer only earlier posts, and accept only answers to questions', () => {
    expect(
      places(posts.filter(({ post, index }) => post.replyTo !== undefined && post.replyTo >= index)),
    ).toEqual([]);
    for (const { kind, acceptedPost, posts: own } of threads.filter(
      (one) => one.acceptedPost !== undefined,
    )) {
      expect(kind).toBe('question');
      expect(own[acceptedPost ?? 0]?.deleted ?? false).toBe(false);
      expect(acceptedPost).toBeGreaterThan(0);
    }
  });

  it('hold an accepted answer in every community', () => {
    const answered = threads.filter((thread) => thread.acceptedPost !== undefined);
    expect(new Set(answered.map(({ community }) => community)).size).toBe(communities.length);
  });

  it('never say the same twice', () => {
    const bodies = posts.map(({ post }) => post.markdown.trim().toLowerCase());
    expect(bodies.filter((body, index) => body === '' || bodies.indexOf(body) !== index)).toEqual([]);
    expect(places(posts.filter(({ post }) => post.edited?.markdown === post.markdown))).toEqual([]);
  });

  it('mention only members who can read the post', () => {
    const strangers = posts.flatMap(({ thread, post, place }) =>
      mentionsIn(post.markdown)
        .filter((handle) => roleIn(thread.community, handle) === undefined)
        .map((handle) => `${place} @${handle}`),
    );
    expect(strangers).toEqual([]);
  });

  it('carry reactions of other members, each at most once', () => {
    const wrong = posts.filter(({ thread, post }) =>
      (post.reactions ?? []).some(
        ({ by }) =>
          by.length === 0 ||
          new Set(by).size !== by.length ||
          by.some((handle) => handle === post.author || roleIn(thread.community, handle) === undefined),
      ),
    );
    expect(places(wrong)).toEqual([]);
    expect(
      places(
        posts.filter(({ post: { reactions = [] } }) => {
          const kinds = new Set(reactions.map(({ kind }) => kind));
          return kinds.size !== reactions.length;
        }),
      ),
    ).toEqual([]);
  });

  it('are in both languages', () => {
    const welsh = posts.filter(({ post }) => post.language === 'cy');
    expect(welsh.length).toBeGreaterThanOrEqual(33);
    expect(threads.filter(({ language }) => language === 'cy').length).toBeGreaterThanOrEqual(4);
    const common = (words: RegExp, text: string): number => text.match(words)?.length ?? 0;
    const mistagged = posts.filter(({ post }) => {
      const prose = withoutCode(post.markdown).toLowerCase();
      const english = common(/\b(the|and|is|of|to|we|for|it)\b/g, prose);
      const cymraeg = common(/\b(yn|y|yr|mae|ar|ac|wedi|ni|dim|chi|yw|oes)\b/g, prose);
      return post.language === 'cy' ? english >= cymraeg : cymraeg > english && cymraeg > 2;
    });
    expect(places(mistagged)).toEqual([]);
  });

  it('hold one that members of its community edit together', () => {
    const wikis = posts.filter(({ post }) => post.wiki !== undefined);
    expect(wikis).toHaveLength(1);
    for (const { thread, post } of wikis) {
      const writers = (post.wiki ?? []).map(({ by }) => by);
      expect(writers.filter((handle) => roleIn(thread.community, handle) === undefined)).toEqual([]);
      expect(new Set([post.author, ...writers]).size).toBeGreaterThanOrEqual(3);
    }
  });

  it('show edits, two or three deleted posts, a pin and a lock', () => {
    expect(posts.filter(({ post }) => post.edited !== undefined).length).toBeGreaterThanOrEqual(3);
    expect([2, 3]).toContain(posts.filter(({ post }) => post.deleted === true).length);
    expect(posts.filter(({ post, index }) => post.deleted === true && index === 0)).toEqual([]);
    expect(threads.some(({ pinned }) => pinned)).toBe(true);
    expect(threads.some(({ locked }) => locked)).toBe(true);
  });
});

describe('the demo state', () => {
  it('leaves everybody something unread in a thread of theirs', () => {
    for (const { handle, thread: key, postIndex } of readThrough) {
      const thread = threadOf(key);
      expect([key, thread !== undefined]).toEqual([key, true]);
      expect([key, handle, roleIn(thread?.community ?? '', handle) !== undefined]).toEqual([
        key,
        handle,
        true,
      ]);
      expect([key, handle, postIndex < (thread?.posts.length ?? 0) - 1]).toEqual([key, handle, true]);
      const lastOwn = thread?.posts.findLastIndex(({ author }) => author === handle) ?? -1;
      expect([key, handle, postIndex >= lastOwn]).toEqual([key, handle, true]);
    }
    const pairs = readThrough.map(({ handle, thread }) => `${handle} ${thread}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(new Set(readThrough.map(({ handle }) => handle)).size).toBe(people.length);
  });

  it('has somebody waiting to join the listed community', () => {
    const listed = communities.find(({ visibility }) => visibility === 'listed');
    expect(joinRequests.map(({ community }) => community)).toEqual([listed?.name]);
    for (const { handle, community, reason } of joinRequests) {
      expect(people.some((person) => person.handle === handle)).toBe(true);
      expect(roleIn(community, handle)).toBeUndefined();
      expect(reason.length).toBeGreaterThan(40);
    }
  });

  it('has one open report, made by a reader after the post', () => {
    expect(reports).toHaveLength(1);
    for (const { reporter, thread: key, postIndex, minutesBeforeNow } of reports) {
      const thread = threadOf(key);
      const post = thread?.posts[postIndex];
      expect(post?.deleted ?? false).toBe(false);
      expect(post?.author).not.toBe(reporter);
      expect(roleIn(thread?.community ?? '', reporter)).toBeDefined();
      expect(thread !== undefined && minutesBeforeNow < ageOf(thread, postIndex)).toBe(true);
    }
  });
});

it('the demo events are of members of their community, and the recording of one that is over', () => {
  const { events, videos } = demoContent;
  for (const { key, community, author, answers, recording, daysFromNow } of events) {
    const handles = [author, ...answers.yes, ...answers.maybe, ...answers.no];
    expect([key, handles.filter((handle) => roleIn(community, handle) === undefined)]).toEqual([key, []]);
    expect(new Set(handles).size).toBe(handles.length);
    if (recording === undefined) continue;
    const video = videos.find((each) => each.key === recording);
    expect([video?.community, daysFromNow < 0]).toEqual([community, true]);
  }
  expect(events.map(({ daysFromNow }) => daysFromNow > 0)).toEqual([false, true, true]);
});

it('the demo documents are of members of their community, beside its threads, and their files are there', () => {
  for (const { title, community, author, beside, versions } of demoContent.documents) {
    expect([title, roleIn(community, author)]).toEqual([title, expect.stringMatching(/^(?!guest)/)]);
    expect([title, threadOf(beside)?.community]).toEqual([title, community]);
    expect(versions.map(({ file }) => existsSync(assetPath(file)))).toEqual(versions.map(() => true));
  }
});

it('the demo pathways lead through what their own community has, and never to the same twice', () => {
  const { pathways, videos, documents } = demoContent;
  for (const { key, community, author, steps } of pathways) {
    expect([key, roleIn(community, author)]).toEqual([key, expect.stringMatching(/^(?!guest)/)]);
    const things = steps.map((step) => {
      if ('video' in step) return videos.find((video) => video.key === step.video);
      if ('thread' in step) return threadOf(step.thread);
      return documents.find((document) => document.key === step.document);
    });
    expect(things.map((thing) => thing?.community)).toEqual(steps.map(() => community));
    expect(new Set(things).size).toBe(things.length);
  }
});
