import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { freePort, type Database } from '#libs/database';

import type { BareDeliveryJob } from './bare-delivery-process.js';
import { startChild, type Child } from './child.js';
import { makeDatabase } from './make-database.js';
import type { AwaitReceipts, OpenedHosts, OpenHosts, Receipt } from './peer-hosts-process.js';
import { median, medianRatio, percentile } from './percentile.js';
import { startProduct, type Product } from './product-process.js';
import { announcement, publish } from './publish.js';
import type { Result } from './result.js';
import { seedCommunity, type SeededCommunity } from './seed-community.js';
import { knowAsQuick, seedFollowers } from './seed-followers.js';
import { environmentOf, type Stage } from './stage.js';
import { withDatabase } from './with-database.js';

const OURS = 'northfield.example';
const THREADS = 20;
const CROWD = 500;
const FEW = 20;
const TROUBLED = 50;
const CONNECTIONS = 64;
const PER_HOST = 4;
const POOL_SIZE = 20;
const MODULUS_BITS = 2048;
const LEAST_RATIO = 0.6;
const MOST_SLOWER = 1.5;
const EVERY_MS = 100;

const named = (kind: string, count: number): string[] =>
  Array.from({ length: count }, (_, number) => `${kind}-${number}.example`);

const crowd = named('peer', CROWD);
const few = crowd.slice(0, FEW);
const slow = named('slow', TROUBLED);
const dead = named('dead', TROUBLED);

/** Everything that takes part in a measurement of deliveries. */
interface Scene {
  readonly stage: Stage;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly peers: Child;
  readonly bare: Child;
  readonly opened: OpenedHosts;
}

const receiptsOf = ({ peers }: Scene, count: number): Promise<Receipt[]> =>
  peers.ask<Receipt[]>({ kind: 'await', count } satisfies AwaitReceipts);

const lastOf = (receipts: readonly Receipt[]): number => Math.max(...receipts.map(({ at }) => at));

/** What has been owed to all hosts for so many activities: milliseconds until the last one has come. */
interface Round {
  readonly community: SeededCommunity;
  readonly hosts: readonly string[];
  readonly activities: number;
}

const byProduct = async (scene: Scene, { community, hosts, activities }: Round): Promise<number> => {
  const published = await publish(scene.database, OURS, community, activities);
  const receipts = await receiptsOf(scene, activities * hosts.length);
  if (receipts.length < activities * hosts.length) throw new Error('Not all deliveries came.');
  return lastOf(receipts) - (published[0]?.at ?? 0);
};

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: MODULUS_BITS });
const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const byBare = async (scene: Scene, { community, hosts, activities }: Round): Promise<number> => {
  const bodies = Array.from({ length: activities }, (_, number) =>
    JSON.stringify(announcement(OURS, community.name, `https://${OURS}/bare/${number}`)),
  );
  const begun = await scene.bare.ask<number>({
    ...scene.opened,
    databaseUrl: scene.databaseUrl,
    poolSize: POOL_SIZE,
    hosts,
    bodies,
    privateKeyPem,
    connections: CONNECTIONS,
    perHost: PER_HOST,
  } satisfies BareDeliveryJob);
  return lastOf(await receiptsOf(scene, activities * hosts.length)) - begun;
};

/** Milliseconds of the product and of the bare one, by round; the first one warms up. */
const inTurn = async (scene: Scene, round: Round): Promise<{ ours: number[]; theirs: number[] }> => {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let turn = 0; turn <= scene.stage.effort.rounds; turn += 1) {
    const product = await byProduct(scene, round);
    const bare = await byBare(scene, round);
    if (turn === 0) continue;
    ours.push(product);
    theirs.push(bare);
  }
  return { ours, theirs };
};

const measureThroughput = async (scene: Scene, community: SeededCommunity): Promise<Result> => {
  const activities = scene.stage.effort.seconds * 20;
  const { ours, theirs } = await inTurn(scene, { community, hosts: few, activities });
  const perSecond = (ms: number): number => (activities * FEW * 1000) / ms;
  const ratio = medianRatio(ours.map(perSecond), theirs.map(perSecond));
  return {
    measure: `deliveries to ${FEW} hosts, ${activities} activities`,
    unit: 'requests/s',
    product: perSecond(median(ours)),
    bare: perSecond(median(theirs)),
    ratio,
    goal: `ratio at least ${LEAST_RATIO}`,
    met: ratio >= LEAST_RATIO,
  };
};

const measureFanOut = async (scene: Scene, community: SeededCommunity): Promise<Result> => {
  const { ours, theirs } = await inTurn(scene, { community, hosts: crowd, activities: 1 });
  const ratio = medianRatio(theirs, ours);
  return {
    measure: `one post to ${CROWD} hosts`,
    unit: 'ms',
    product: median(ours),
    bare: median(theirs),
    ratio: medianRatio(ours, theirs),
    goal: `ratio at most ${(1 / LEAST_RATIO).toFixed(2)}`,
    met: ratio >= LEAST_RATIO,
  };
};

/** Milliseconds from publishing to receipt at hosts that answer, ten activities a second. */
const timesOf = async (scene: Scene, community: SeededCommunity): Promise<number[]> => {
  const begun = new Map<string, number>();
  const turns = scene.stage.effort.seconds * scene.stage.effort.rounds * 10;
  for (let turn = 0; turn < turns; turn += 1) {
    const before = performance.now();
    for (const { uri, at } of await publish(scene.database, OURS, community, 1)) begun.set(uri, at);
    await delay(Math.max(0, EVERY_MS - (performance.now() - before)));
  }
  const receipts = await receiptsOf(scene, turns * FEW);
  if (receipts.length < turns * FEW) throw new Error('Not all deliveries came.');
  return receipts.map(({ activity, at }) => at - (begun.get(activity) ?? Number.NaN));
};

const measureTrouble = async (
  scene: Scene,
  [usual, troubled]: readonly [SeededCommunity, SeededCommunity],
): Promise<Result[]> => {
  const before = percentile(await timesOf(scene, usual), 0.95);
  const beside = percentile(await timesOf(scene, troubled), 0.95);
  return [
    { measure: `post to receipt at ${FEW} hosts, p95`, unit: 'ms', product: before },
    {
      measure: `the same beside ${2 * TROUBLED} dead and slow ones, p95`,
      unit: 'ms',
      product: beside,
      ratio: beside / before,
      goal: `at most ${MOST_SLOWER} times without them`,
      met: beside <= MOST_SLOWER * before,
    },
  ];
};

const dialsOf = async ({ port }: OpenedHosts): Promise<string> => {
  const nobody = await freePort();
  return [
    ...[...crowd, ...slow].map((host) => `${host}=127.0.0.1:${port}`),
    ...dead.map((host) => `${host}=127.0.0.1:${nobody}`),
  ].join(',');
};

const startDeliverer = async (stage: Stage, databaseUrl: string, opened: OpenedHosts): Promise<Product> => {
  const authorities = join(stage.folder, 'peers.pem');
  await writeFile(authorities, opened.authority);
  const environment = {
    DATABASE_URL: databaseUrl,
    FEDERATION: 'open',
    FEDERATION_DIAL: await dialsOf(opened),
    FEDERATION_CA: authorities,
    PUBLIC_URL: `https://${OURS}`,
    DATA_DIR: join(stage.folder, 'deliveries'),
    ROLES: 'worker',
  };
  return startProduct(await environmentOf(environment), stage.productOptions);
};

const measureAll = async (scene: Scene): Promise<Result[]> => {
  const { database } = scene;
  const usual = await seedCommunity(database, 'bench_few', THREADS);
  const everywhere = await seedCommunity(database, 'bench_crowd', 1);
  const troubled = await seedCommunity(database, 'bench_troubled', THREADS);
  await seedFollowers(database, usual.id, few);
  await seedFollowers(database, everywhere.id, crowd);
  await seedFollowers(database, troubled.id, [...few, ...slow, ...dead]);
  await knowAsQuick(database, crowd);
  return [
    await measureThroughput(scene, usual),
    await measureFanOut(scene, everywhere),
    ...(await measureTrouble(scene, [usual, troubled])),
  ];
};

/** What goes to other servers: how much a second, how soon to many, and how soon when others are slow or gone. */
export const measureDeliveries = async (stage: Stage): Promise<Result[]> => {
  const databaseUrl = await makeDatabase(stage.databaseUrl, 'deliveries');
  const peers = startChild('./peer-hosts-process.js');
  const bare = startChild('./bare-delivery-process.js');
  try {
    const opened = await peers.ask<OpenedHosts>({ kind: 'open', hosts: crowd, slow } satisfies OpenHosts);
    const product = await startDeliverer(stage, databaseUrl, opened);
    try {
      return await withDatabase(databaseUrl, (database) =>
        measureAll({ stage, database, databaseUrl, peers, bare, opened }),
      );
    } finally {
      await product.end();
    }
  } finally {
    await peers.end();
    await bare.end();
  }
};
