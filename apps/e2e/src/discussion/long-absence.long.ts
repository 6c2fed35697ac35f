import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { prune } from '#libs/jobs';

import { browserStage, type BrowserStage } from './browser-stage.js';
import { newReplies, takeNewReplies } from './new-replies.js';

let stage: BrowserStage;
beforeAll(async () => {
  stage = await browserStage();
});
afterAll(() => stage?.stop());

/** Lets a page lose its sockets: `setOffline` alone keeps those that are open. */
const cuttable = async (page: Page): Promise<() => Promise<void>> => {
  const ends: { close: () => Promise<void> }[] = [];
  await page.routeWebSocket(/\/live\//, (socket) => {
    ends.push(socket, socket.connectToServer());
  });
  await page.reload();
  return async () => {
    await page.context().setOffline(true);
    for (const end of ends) await end.close();
  };
};

describe('a page that was away for longer than events are kept', () => {
  it('loads the thread afresh when it comes back, and keeps what was being written', async () => {
    const [gwen, tom] = await Promise.all([stage.person('Gwen Hughes'), stage.person('Tom Baker')]);
    const thread = await stage.thread(gwen, 'Over the summer');
    const { page, context } = await stage.open(gwen, stage.pathOf(thread));
    const cut = await cuttable(page);
    const other = await stage.open(tom, stage.pathOf(thread));
    await page.getByText('Here now: Tom Baker').waitFor();
    const box = page.getByRole('textbox', { name: 'Write a reply' });
    await box.fill('Half a thought');
    await cut();
    // Tom sees the socket end, so nothing of what follows is sent to the sleeping page.
    await other.page.getByText('Here now: Gwen Hughes').waitFor({ state: 'detached' });
    await stage.reply(tom, thread.id, 'It is September now.');
    const { database } = stage.site;
    await database.pool.query(`update thread_event set created_at = now() - interval '40 days'`);
    await database.pool.query(`update account_event set created_at = now() - interval '40 days'`);
    const removed = await prune(database, { kept: { streamEvents: 30 } });
    expect(removed['thread_event']).toBeGreaterThan(0);
    await context.setOffline(false);
    const waiting = newReplies(page);
    const there = page.getByRole('article').filter({ hasText: 'It is September now.' });
    await waiting.or(there).first().waitFor();
    await takeNewReplies(page);
    await there.waitFor();
    expect(await box.inputValue()).toBe('Half a thought');
    await stage.reply(tom, thread.id, 'And the numbers go on.');
    await waiting.or(page.getByText('And the numbers go on.')).first().waitFor();
    await Promise.all([context.close(), other.context.close()]);
  });
});
