import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startKit, violations, type Kit } from './kit.fixture.js';

let kit: Kit;
beforeAll(async () => {
  kit = await startKit();
});
afterAll(() => kit.close());

const WIDTHS = [320, 1280];

describe('design kit', () => {
  it('has no axe violation', async () => {
    await kit.open({}, async (page) => expect(await violations(page)).toEqual([]));
  });

  it('has no axe violation in Welsh for somebody who is not signed in', async () => {
    await kit.open({ language: 'cy', person: 'none' }, async (page) => {
      expect(await violations(page)).toEqual([]);
      expect(await page.textContent('time[title]')).toMatch(/yn ôl|ddoe/);
    });
  });

  it.each(WIDTHS)('never scrolls sideways at %i px', async (width) => {
    await kit.open({ width }, async (page) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });

  it('has no axe violation in an open menu, dialog, list and message', async () => {
    await kit.open({ theme: 'dark' }, async (page) => {
      const opened = async (): Promise<void> => expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Your account' }).click();
      await page.getByRole('menuitem', { name: 'Settings' }).waitFor();
      await opened();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Topic' }).click();
      await page.getByRole('option', { name: 'Flooding' }).waitFor();
      await opened();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Show a message' }).click();
      await page.getByRole('button', { name: 'Open an alert' }).click();
      await page.getByRole('alertdialog').waitFor();
      await opened();
    });
  });

  it('gives every control at least 24 by 24 px, and 44 by 44 in the bars of a phone', async () => {
    await kit.open({ width: 320 }, async (page) => {
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, [role=button], .gh-nav__link, .gh-button')]
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box, element }) => {
            const least = element.closest('.gh-header') === null ? 24 : 44;
            return box.width > 1 && (box.width < least - 0.5 || box.height < least - 0.5);
          })
          .map(({ element, box }) => `${element.outerHTML.slice(0, 90)} ${box.width}x${box.height}`),
      );
      expect(small).toEqual([]);
    });
  });
});

describe('tabs', () => {
  it('show the current one where not all of them fit, and leave the page at its top', async () => {
    await kit.open({ width: 320 }, async (page) => {
      const tab = page.getByRole('link', { name: 'Facilitation' });
      const { x, width } = (await tab.boundingBox()) ?? { x: -1, width: 0 };
      expect(x).toBeGreaterThan(0);
      expect(x + width).toBeLessThanOrEqual(320);
      expect(await page.evaluate(() => [window.scrollX, window.scrollY])).toEqual([0, 0]);
    });
  });
});

describe('menus', () => {
  it('open by keyboard, give the focus back and follow links', async () => {
    await kit.open({}, async (page) => {
      const trigger = page.getByRole('button', { name: 'Actions on this post' });
      await trigger.focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('menuitem', { name: 'Copy link' }).waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Report');
      await page.keyboard.press('Escape');
      await page.getByRole('menuitem', { name: 'Copy link' }).waitFor({ state: 'detached' });
      expect(await trigger.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.getByRole('button', { name: 'Your account' }).click();
      await page.getByRole('menuitem', { name: 'Settings' }).click();
      await page.waitForURL('**/settings');
      expect(await page.textContent('h1')).toBe('Page not found');
    });
  });
});

describe('shortcuts', () => {
  it('go to the search, show their list, stay away while somebody writes, and can be turned off', async () => {
    await kit.open({}, async (page) => {
      const focused = (): Promise<string | null | undefined> =>
        page.evaluate(() => document.activeElement?.getAttribute('name'));
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('/');
      expect(await focused()).toBe('q');
      await page.keyboard.type('a?');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByText('Go to search').waitFor();
      await page.getByRole('switch', { name: /single-key/ }).press('Space');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('/');
      expect(await focused()).not.toBe('q');
    });
  });
});

describe('announcements', () => {
  it('say what a message says, in the one polite region', async () => {
    await kit.open({}, async (page) => {
      await page.getByRole('button', { name: 'Show a message' }).click();
      await page.locator('[aria-live=polite]', { hasText: 'Your reply was posted.' }).waitFor({
        state: 'attached',
      });
      expect(await page.locator('[aria-live]').count()).toBe(1);
    });
  });
});

describe('connection', () => {
  it('is made although the code for it did not come through at first', async () => {
    const context = await kit.browser.newContext();
    const page = await context.newPage();
    let lost = 0;
    await page.route('**/open-socket-*', (route) => {
      lost += 1;
      return lost === 1 ? route.abort('internetdisconnected') : route.continue();
    });
    const connects = page.waitForRequest('**/live/**');
    await page.goto(kit.url);
    await connects;
    expect(lost).toBe(2);
    await context.close();
  });

  it('is said to be lost, since when, and the bar goes away when it is back', async () => {
    await kit.open({}, async (page) => {
      const bar = page.locator('.gh-app > .gh-offline');
      // What the page still loads would be in the console as lost.
      await page.waitForLoadState('networkidle');
      const atRest = page.locator('link[rel=modulepreload][href*=menu-popover]');
      await atRest.waitFor({ state: 'attached' });
      await atRest.evaluate((link) => import((link as HTMLLinkElement).href));
      await page.context().setOffline(true);
      await bar.waitFor();
      expect(await bar.textContent()).toMatch(/You are offline since \d\d:\d\d/);
      await page.context().setOffline(false);
      await bar.waitFor({ state: 'detached' });
    });
  });
});
