import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { signCavage } from '#libs/federation';

import type { BareInboxJob } from './bare-inbox-process.js';
import { startChild } from './child.js';
import { makeDatabase } from './make-database.js';
import { median, medianRatio } from './percentile.js';
import { startProduct } from './product-process.js';
import type { Result } from './result.js';
import { seedInbox, type SeededAuthor } from './seed-inbox.js';
import type { SignedLoad, SignedLoadResult, SignedRequest } from './signed-load.js';
import { environmentOf, type Stage } from './stage.js';
import { withDatabase } from './with-database.js';

const HOST = 'northfield.example';
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const CONNECTIONS = 32;
const POOL_SIZE = 20;
const LEAST_RATIO = 0.6;
const LEAST_HANDLED = 150;
const LOOK_EVERY_MS = 200;
const PATIENCE_MS = 5 * 60_000;

const createOf = ({ actor, group, rootPost }: SeededAuthor): object => {
  const id = randomUUID();
  const addressed = { to: [group, PUBLIC], cc: [] };
  const object = {
    id: `${actor}/notes/${id}`,
    type: 'Note',
    attributedTo: actor,
    audience: group,
    inReplyTo: rootPost,
    content: '<p>We looked at the figures for the depot again. Collections were late on 14 of 60 days.</p>',
    published: new Date().toISOString(),
    ...addressed,
  };
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${actor}/activities/${id}`,
    type: 'Create',
    actor,
    object,
    ...addressed,
  };
};

const sign = async (author: SeededAuthor): Promise<SignedRequest> => {
  const body = JSON.stringify(createOf(author));
  const url = new URL(`https://${HOST}/inbox`);
  const request = { method: 'POST', url, body: Buffer.from(body), now: new Date() } as const;
  const headers = await signCavage(request, author);
  return { headers: { 'Content-Type': 'application/activity+json', ...headers, Host: HOST }, body };
};

const signMany = (authors: readonly SeededAuthor[], count: number): Promise<SignedRequest[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) => sign(authors[index % authors.length] as SeededAuthor)),
  );

const measureAccepting = async (
  { load, effort }: Stage,
  authors: readonly SeededAuthor[],
  urls: { readonly product: string; readonly bare: string },
): Promise<Result> => {
  const count = effort.seconds * 400;
  const rate = async (url: string, requests: readonly SignedRequest[]): Promise<SignedLoadResult> =>
    load.ask({ kind: 'signed', url, requests, connections: CONNECTIONS } satisfies SignedLoad);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let failed = 0;
  for (let round = 0; round <= effort.rounds; round += 1) {
    const requests = await signMany(authors, count);
    const product = await rate(urls.product, requests);
    const bare = await rate(urls.bare, requests);
    failed += product.failed + bare.failed;
    // The first round warms up.
    if (round === 0) continue;
    ours.push(product.perSecond);
    theirs.push(bare.perSecond);
  }
  const ratio = medianRatio(ours, theirs);
  return {
    measure: `signed activities accepted, ${CONNECTIONS} connections`,
    unit: 'requests/s',
    product: median(ours),
    bare: median(theirs),
    ratio,
    goal: `ratio at least ${LEAST_RATIO}`,
    met: ratio >= LEAST_RATIO && failed === 0,
    ...(failed > 0 && { note: `${failed} requests failed` }),
  };
};

interface Handled {
  readonly waiting: number;
  readonly applied: number;
  readonly seconds: number;
}

const handledIn = (url: string): Promise<Handled> =>
  withDatabase(url, async ({ pool }) => {
    const { rows } = await pool.query<Handled>(
      `select count(*) filter (where handled_at is null)::int as waiting,
         count(*) filter (where verdict = 'applied')::int as applied,
         extract(epoch from max(handled_at) - min(handled_at))::float as seconds from inbox_activity`,
    );
    return rows[0] ?? { waiting: 0, applied: 0, seconds: 0 };
  });

/** What was accepted waits until a worker begins; then it handles one server's activities, of several threads. */
const measureHandling = async (databaseUrl: string): Promise<Result> => {
  const begun = performance.now();
  let handled = await handledIn(databaseUrl);
  while (handled.waiting > 0) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`${handled.waiting} activities still wait.`);
    await delay(LOOK_EVERY_MS);
    handled = await handledIn(databaseUrl);
  }
  const perSecond = handled.applied / handled.seconds;
  return {
    measure: 'activities of one server handled, accepted to stored',
    unit: 'activities/s',
    product: perSecond,
    goal: `at least ${LEAST_HANDLED}`,
    met: perSecond >= LEAST_HANDLED,
  };
};

/** What another server sends: how much is accepted a second, against the least that can be done, and how much handled. */
export const measureInbox = async (stage: Stage): Promise<Result[]> => {
  const databaseUrl = await makeDatabase(stage.databaseUrl, 'inbox');
  const environment = {
    DATABASE_URL: databaseUrl,
    FEDERATION: 'open',
    PUBLIC_URL: `https://${HOST}`,
    DATA_DIR: join(stage.folder, 'inbox'),
  };
  const web = await startProduct(await environmentOf({ ...environment, ROLES: 'web' }), stage.productOptions);
  const bare = startChild('./bare-inbox-process.js');
  try {
    const seeded = await withDatabase(databaseUrl, (database) => seedInbox(database, HOST));
    const { authors, publicKeyPem } = seeded;
    const job = { databaseUrl, poolSize: POOL_SIZE, publicKeyPem } satisfies BareInboxJob;
    const urls = { product: `${web.url}/inbox`, bare: await bare.ask<string>(job) };
    const accepted = await measureAccepting(stage, authors, urls);
    const workerEnvironment = await environmentOf({ ...environment, ROLES: 'worker' });
    const worker = await startProduct(workerEnvironment, stage.productOptions);
    try {
      return [accepted, await measureHandling(databaseUrl)];
    } finally {
      await worker.end();
    }
  } finally {
    await bare.end();
    await web.end();
  }
};
