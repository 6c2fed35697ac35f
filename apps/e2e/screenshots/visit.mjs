import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../docs/screenshots');
const heights = { 390: 844, 1280: 900 };
const chosen = process.argv.slice(2);

/** The widths of a phone and a laptop. */
export const widths = Object.keys(heights).map(Number);

/** Whether somebody named this screen, or none. */
export const isWanted = (name) => chosen.length === 0 || chosen.includes(name);

const open = async (page, name, sign) => {
  await page.getByRole('button', { name }).first().click();
  await page.locator(sign).first().waitFor();
};

/** What a page shows only when it is asked to, or later than the rest of it. */
const AFTERWARDS = {
  document: (page) => page.locator('.document-page canvas').waitFor(),
  event: (page) => open(page, 'Who comes', '.event-guests li'),
  'person-endorsed': (page) => open(page, /^Endorsed by/, '.gh-endorsement'),
};

/** From within the page: browsers alone know names below `.localhost`. */
const signIn = async (page, origin, who) => {
  await page.goto(`${origin}/sign-in`);
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/session', { method: 'POST', headers, body });
    return answer.status;
  }, JSON.stringify(who));
  if (status >= 300) throw new Error(`Signing in gave ${status}`);
};

/** Somebody's browser at one width. */
export class Visit {
  constructor(page, origin) {
    this.page = page;
    this.origin = origin;
  }

  static async begin(browser, { origin, password }, { width, email, ...options }) {
    const viewport = { width, height: heights[width] };
    const look = { viewport, locale: 'en-GB', reducedMotion: 'reduce', ...options };
    const page = await (await browser.newContext(look)).newPage();
    if (email !== undefined) await signIn(page, origin, { email, password });
    return new Visit(page, origin);
  }

  async go(path) {
    await this.page.goto(`${this.origin}${path}`, { waitUntil: 'load' });
    await this.page.locator('main h1').first().waitFor();
    await this.settle();
  }

  async settle() {
    await this.page.evaluate(() => document.fonts.ready);
    await this.page.waitForLoadState('networkidle');
  }

  async save(name) {
    const { width } = this.page.viewportSize();
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}-${width}.png`) });
    console.log(`${name}-${width}.png`);
  }

  /** Draws those of the screens that are wanted. */
  async draw(screens, nameOf = (name) => name) {
    for (const [screen, path] of Object.entries(screens)) {
      const name = nameOf(screen);
      if (!isWanted(name)) continue;
      await this.go(path);
      await AFTERWARDS[name]?.(this.page);
      await this.settle();
      await this.save(name);
    }
  }
}
