import type { BrowserContext, Page } from 'playwright-core';

import { openThread, replyToThread, type PostView, type ThreadState } from '#libs/contracts';
import { apiCaller, launchChromium, startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

/** Somebody with a browser of their own. */
export interface Reader {
  readonly page: Page;
  readonly context: BrowserContext;
}

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly javaScriptEnabled?: boolean;
}

/** A server with one public community, and browsers for its people. */
export interface BrowserStage {
  readonly site: TestServer;
  readonly community: { readonly id: string; readonly name: string };
  person(name: string): Promise<GivenPerson>;
  thread(author: GivenPerson, title: string, replies?: number): Promise<ThreadState>;
  reply(author: GivenPerson, threadId: string, markdown: string): Promise<PostView>;
  /** Opens a page as somebody, or as a visitor. */
  open(person: GivenPerson | null, path: string, look?: Look): Promise<Reader>;
  pathOf(thread: ThreadState): string;
  /** The sessions so far have ended. */
  forgetCookies(): void;
  stop(): Promise<void>;
}

const WORDS = [
  'We tried this in two wards last year and learnt a good deal about timing.',
  'The residents we spoke to asked for clear letters, sent early, in both languages.',
  'Costs stayed within the plan, mostly because the depot could lend us a second vehicle.',
  'I would ask the contact centre first: they hear about problems days before we do.',
];

/** Starts everything; stop it when done. */
export const browserStage = async (): Promise<BrowserStage> => {
  const [site, browser] = await Promise.all([startTestServer(), launchChromium()]);
  const { given, url } = site;
  const owner = await given.person({ name: 'sian_prys', displayName: 'Siân Prys' });
  const community = await given.community({ title: 'Waste and recycling', visibility: 'public', owner });
  const cookies = new Map<string, string>();
  const cookieOf = async (person: GivenPerson): Promise<string> => {
    const known = cookies.get(person.id) ?? (await given.cookie(person));
    cookies.set(person.id, known);
    return known;
  };
  const callerOf = async (person: GivenPerson) => apiCaller(url, await cookieOf(person));
  const reply = async (author: GivenPerson, threadId: string, markdown: string): Promise<PostView> => {
    const call = await callerOf(author);
    const { answer } = await call(replyToThread, { params: { threadId }, body: { markdown } });
    return answer;
  };
  return {
    site,
    community,
    reply,
    person: async (displayName) => {
      const person = await given.person({ displayName });
      await given.member(community.id, person.id);
      return person;
    },
    thread: async (author, title, replies = 0) => {
      const call = await callerOf(author);
      const params = { communityId: community.id };
      const markdown = `${WORDS[0]}\n\nHas anybody done the same? What would you do differently?`;
      const { answer } = await call(openThread, { params, body: { title, markdown } });
      for (let at = 0; at < replies; at += 1) {
        await reply(author, answer.thread.id, `Reply ${at + 2}. ${WORDS[at % WORDS.length]}`);
      }
      return answer.thread;
    },
    pathOf: (thread) => `/c/${community.name}/t/${thread.id}/${thread.slug}`,
    open: async (person, path, { width = 1280, height = 800, javaScriptEnabled = true } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height },
        javaScriptEnabled,
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      context.setDefaultTimeout(120_000);
      if (person !== null) {
        const [name = '', value = ''] = (await cookieOf(person)).split('=');
        await context.addCookies([
          { name, value, url: url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' },
        ]);
      }
      const page = await context.newPage();
      await page.goto(url + path);
      return { page, context };
    },
    forgetCookies: () => cookies.clear(),
    stop: async () => {
      await browser.close();
      await site.stop();
    },
  };
};
