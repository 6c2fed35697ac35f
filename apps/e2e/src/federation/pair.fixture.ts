import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import { openNeighbourhood, type Neighbourhood } from '#libs/pair';
import { freePort, launchChromium } from '#libs/testing';

import { Instance } from './instance.fixture.js';

const HOSTS = ['northfield.example', 'eastmoor.example'] as const;

const portsOf = async (hosts: readonly string[]): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(hosts.map(async (host) => [host, await freePort()] as const)));

const launch = (port: number): Promise<Browser> =>
  launchChromium([`--host-resolver-rules=MAP *.example 127.0.0.1:${port}`]);

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Two instances as their operators run them, each a built server with a database and a data folder of its own, that reach
 * each other and are reached by browsers at their own addresses.
 */
export class Pair {
  private browser: Promise<Browser> | undefined;

  private constructor(
    readonly northfield: Instance,
    readonly eastmoor: Instance,
    private readonly neighbourhood: Neighbourhood,
    private readonly folder: string,
  ) {}

  /** Starts both; strike it when done. `env` goes to both. */
  static async set(env: Record<string, string> = {}): Promise<Pair> {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-two-'));
    const servers = await portsOf(HOSTS);
    const neighbourhood = await openNeighbourhood({ folder, servers });
    const [northfield, eastmoor] = await Promise.all(
      HOSTS.map((host) =>
        Instance.prepare(host, {
          DATA_DIR: join(folder, host),
          LOG_LEVEL: 'warn',
          ...neighbourhood.settingsOf(host),
          ...env,
        }),
      ),
    );
    if (northfield === undefined || eastmoor === undefined) throw new Error('A pair has two instances.');
    await Promise.all([northfield.start(), eastmoor.start()]);
    return new Pair(northfield, eastmoor, neighbourhood, folder);
  }

  /** Opens a page of an instance at its own address, as somebody who belongs there or as a visitor. */
  async open(at: Instance, person: { readonly id: string } | null, path: string): Promise<Page> {
    this.browser ??= launch(this.neighbourhood.port);
    const context = await (
      await this.browser
    ).newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ignoreHTTPSErrors: true,
    });
    context.setDefaultTimeout(120_000);
    if (person !== null) await signIn(context, at, person);
    const page = await context.newPage();
    await page.goto(`${at.origin}${path}`);
    return page;
  }

  /** Asks an instance at its own address, as some server that neither of them knows. */
  ask(at: Instance, path: string, headers: Record<string, string>): Promise<Answer> {
    const { port, authority: ca } = this.neighbourhood;
    const { host } = at;
    const options = { host: '127.0.0.1', port, servername: host, ca, path, headers: { host, ...headers } };
    return new Promise((resolve, reject) => {
      const asking = request(options, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part: string) => (body += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
        answer.on('error', reject);
      });
      asking.on('error', reject).end();
    });
  }

  async strike(): Promise<void> {
    await (await this.browser)?.close();
    await Promise.all([this.northfield.strike(), this.eastmoor.strike()]);
    await this.neighbourhood.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const signIn = async (
  context: BrowserContext,
  at: Instance,
  person: { readonly id: string },
): Promise<void> => {
  const [name = '', value = ''] = (await at.cookieOf(person)).split('=');
  await context.addCookies([{ name, value, url: at.origin, secure: true, httpOnly: true, sameSite: 'Lax' }]);
};
