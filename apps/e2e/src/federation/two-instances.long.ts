import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { leaveCommunity } from '#libs/contracts';
import { eventually, type GivenPerson } from '#libs/testing';

import { newReplies, takeNewReplies } from '../discussion/new-replies.js';
import { Pair } from './pair.fixture.js';

let pair: Pair;
/** Of Northfield. */
let ada: GivenPerson;
/** Of Eastmoor, whose community it is. */
let olwen: GivenPerson;
let allotments: { readonly id: string; readonly name: string };
/** The id of the same community at Northfield. */
let known: string;

beforeAll(async () => {
  pair = await Pair.set();
  ada = await pair.northfield.given.person({ name: 'ada', displayName: 'Ada Okafor' });
  olwen = await pair.eastmoor.given.person({ name: 'olwen', displayName: 'Olwen Tate' });
  allotments = await communityOf('allotments', 'Allotments and orchards');
  known = await pair.northfield.join(ada, 'allotments@eastmoor.example');
});
afterAll(() => pair?.strike());

const communityOf = (name: string, title: string) =>
  pair.eastmoor.given.community({ name, title, owner: olwen, visibility: 'public', joinPolicy: 'open' });

const post = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });

/** Waits for a reply, and asks for it where it waits for the reader. */
const reveal = async (page: Page, words: string): Promise<void> => {
  await newReplies(page).or(post(page, words)).first().waitFor();
  await takeNewReplies(page);
  await post(page, words).waitFor();
};

const write = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Write a reply' }).fill(words);
  await page.getByRole('button', { name: 'Post reply' }).click();
  await post(page, words).waitFor();
};

const more = async (page: Page, words: string, what: string): Promise<void> => {
  await post(page, words)
    .getByRole('button', { name: /^More for post/ })
    .click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
};

/** A thread of Olwen's that has arrived at Northfield, open in a browser at each instance. */
const openAtBoth = async (title: string) => {
  const theirs = await pair.eastmoor.thread(olwen, allotments.id, title);
  const ours = await pair.northfield.arrived(title);
  const [here, there] = await Promise.all([
    pair.open(pair.northfield, ada, `/c/${allotments.name}@eastmoor.example/t/${ours}`),
    pair.open(pair.eastmoor, olwen, pair.eastmoor.pathOf(allotments, theirs.id)),
  ]);
  await Promise.all([post(here, title).first().waitFor(), post(there, title).first().waitFor()]);
  const close = async () => {
    await Promise.all([here.context().close(), there.context().close()]);
  };
  return { here, there, ours, theirs: theirs.id, close };
};

describe('a community of another instance', () => {
  it('is found by its name, lets in whoever asks, and is read and left like one of our own', async () => {
    const ponds = await communityOf('ponds', 'Ponds and ditches');
    const gwen = await pair.northfield.given.person({ displayName: 'Gwen Hughes' });
    const page = await pair.open(pair.northfield, gwen, '/communities');
    const box = page.getByRole('main').getByRole('searchbox');
    await box.fill('!ponds@eastmoor.example');
    await box.press('Enter');
    await page.waitForURL('**/c/ponds@eastmoor.example');
    await page.getByRole('heading', { name: 'Ponds and ditches', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Ask to join' }).click();
    await page.getByRole('button', { name: 'Send the request' }).click();
    await page.getByRole('link', { name: 'Start a thread' }).first().waitFor();

    await pair.eastmoor.thread(olwen, ponds.id, 'Duckweed');
    await page.getByRole('link', { name: 'Duckweed' }).click();
    await page.getByRole('heading', { name: 'Duckweed', level: 1 }).waitFor();
    await page.getByText('Olwen Tate').first().waitFor();
    const place = page.getByRole('navigation', { name: 'Where this discussion belongs' });
    await place.getByRole('link', { name: 'Ponds and ditches' }).click();
    await page.waitForURL('**/c/ponds@eastmoor.example');
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('button', { name: 'Ask to join' }).waitFor();
    await eventually(async () => expect(await pair.eastmoor.followersOf(ponds.id)).toBe(0));
    await page.context().close();
  });

  it('shows every reply in open browsers of both instances without a reload', async () => {
    const { here, there, close } = await openAtBoth('Compost heaps');
    await write(here, 'Ours smells of nothing, and we turn it weekly.');
    await reveal(there, 'Ours smells of nothing');
    await post(there, 'Ours smells of nothing').getByText('Ada Okafor').first().waitFor();
    await write(there, 'Then I shall borrow your fork.');
    await reveal(here, 'Then I shall borrow your fork.');
    await close();
  });

  it('gets threads that its members elsewhere open', async () => {
    const opened = await pair.northfield.thread(ada, known, 'A shed for two councils');
    const theirs = await pair.eastmoor.arrived('A shed for two councils');
    await pair.eastmoor.reply(olwen, theirs, 'On the border, then.');
    await eventually(async () =>
      expect(await pair.northfield.replies(opened.id)).toEqual([
        { markdown: 'On the border, then.', author: 'olwen' },
      ]),
    );
  });

  it('carries likes, edits and deletions across, in both directions', async () => {
    const { here, there, close } = await openAtBoth('Seed swap');
    await write(there, 'Runner beans, as in every year.');
    await reveal(here, 'Runner beans');
    await post(here, 'Runner beans').getByRole('button', { name: 'React' }).click();
    await here.getByRole('menuitem', { name: 'Like' }).click();
    await post(there, 'Runner beans').getByRole('button', { name: 'Like, 1 person' }).waitFor();

    await more(there, 'Runner beans', 'Edit');
    await there.getByRole('textbox', { name: 'Edit your post' }).fill('Broad beans, for once.');
    await there.getByRole('button', { name: 'Save changes' }).click();
    await post(here, 'Broad beans, for once.').getByText('edited').waitFor();

    await write(here, 'We have leeks to give.');
    await reveal(there, 'We have leeks to give.');
    await more(here, 'We have leeks to give.', 'Delete');
    await here.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await there.getByText('Ada Okafor deleted this post').waitFor();
    await close();
  });

  it('sends nothing more to an instance whose last member has left', async () => {
    const orchard = await communityOf('orchard', 'The old orchard');
    const id = await pair.northfield.join(ada, 'orchard@eastmoor.example');
    await pair.eastmoor.thread(olwen, orchard.id, 'Before they left');
    await pair.northfield.arrived('Before they left');
    const call = await pair.northfield.as(ada);
    expect((await call(leaveCommunity, { params: { community: id } })).status).toBe(204);
    await eventually(async () => expect(await pair.eastmoor.followersOf(orchard.id)).toBe(0));
    await pair.eastmoor.thread(olwen, orchard.id, 'After they left');
    // What goes to one instance goes in order, so this one tells that the other did not go.
    await pair.eastmoor.thread(olwen, allotments.id, 'And this one arrives');
    await pair.northfield.arrived('And this one arrives');
    const { rows } = await pair.northfield.test.database.pool.query(
      `select title from thread where title = 'After they left'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('a person of another instance', () => {
  it('is found on their own instance, and followed once that has said so', async () => {
    const nest = await pair.eastmoor.given.person({ name: 'nest', displayName: 'Nest Rhys' });
    await pair.eastmoor.given.community({ name: 'bees', title: 'Bees', owner: nest, visibility: 'public' });
    const page = await pair.open(pair.northfield, ada, '/@nest@eastmoor.example');
    await page.getByRole('button', { name: 'Look at eastmoor.example' }).click();
    await page.getByRole('heading', { name: 'Nest Rhys', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await page.getByRole('button', { name: 'Following', exact: true }).click();
    await page.getByRole('menuitemradio', { name: /New discussions/ }).click();
    await page.getByRole('button', { name: 'Following', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Stop following' }).click();
    await page.getByRole('button', { name: 'Follow', exact: true }).waitFor();
    await page.context().close();
  });
});
