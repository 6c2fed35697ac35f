import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

import { measureColdStart } from './measure-cold-start.js';
import { measureDeliveries } from './measure-deliveries.js';
import { measureDelivery } from './measure-delivery.js';
import { measureDocuments } from './measure-documents.js';
import { measureFederation } from './measure-federation.js';
import { measurePosts, measureThreadPage } from './measure-http.js';
import { measureInbox } from './measure-inbox.js';
import { measurePeople } from './measure-people.js';
import { measureSearch } from './measure-search.js';
import { measureThreadLength } from './measure-thread-length.js';
import { measureUpload } from './measure-upload.js';
import { measureVideo } from './measure-video.js';
import { tableOf, type Result } from './result.js';
import { setStage, type Effort, type Stage } from './stage.js';

const QUICK: Effort = {
  seconds: 2,
  rounds: 1,
  longestThread: 20_000,
  deliveries: 5,
  crossings: 100,
  uploadMegabytes: 128,
  filmSeconds: 20,
  search: { posts: 100_000, cues: 20_000 },
  documents: 2_000,
  people: 50_000,
};
const FULL: Effort = {
  seconds: 6,
  rounds: 3,
  longestThread: 100_000,
  deliveries: 25,
  crossings: 1_000,
  uploadMegabytes: 512,
  filmSeconds: 60,
  search: { posts: 1_000_000, cues: 200_000 },
  documents: 10_000,
  people: 50_000,
};

const sections: Readonly<Record<string, (stage: Stage) => Promise<Result[]>>> = {
  // First, while nothing else works.
  'cold-start': measureColdStart,
  'thread-length': measureThreadLength,
  'thread-page': measureThreadPage,
  // Before the posts, which leave a heap behind that says nothing about sockets.
  delivery: measureDelivery,
  posts: measurePosts,
  upload: measureUpload,
  federation: measureFederation,
  video: measureVideo,
  inbox: measureInbox,
  deliveries: measureDeliveries,
  // Last: they fill the database.
  people: measurePeople,
  documents: measureDocuments,
  search: measureSearch,
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const options = parseArgs({
  options: {
    json: { type: 'string', default: 'dist/bench.json' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: Object.keys(sections) },
    /** Passed to the product's Node.js, such as --cpu-prof. */
    node: { type: 'string', multiple: true, default: [] },
  },
}).values;

const measure = async (stage: Stage): Promise<Result[]> => {
  const results: Result[] = [];
  for (const name of options.only) {
    const section = sections[name];
    if (section === undefined)
      throw new Error(`There is no section "${name}": ${Object.keys(sections).join(', ')}`);
    say(`Measuring ${name} ...`);
    results.push(...(await section(stage)));
  }
  return results;
};

const main = async (): Promise<void> => {
  const effort = options.quick ? QUICK : FULL;
  const startedAt = new Date().toISOString();
  say('Preparing PostgreSQL, data and servers ...');
  const stage = await setStage(effort, options.node);
  try {
    const loadBefore = loadavg()[0];
    const results = await measure(stage);
    const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version, loadBefore };
    await mkdir(dirname(options.json), { recursive: true });
    await writeFile(
      options.json,
      `${JSON.stringify({ startedAt, quick: options.quick, machine, results }, null, 2)}\n`,
    );
    say(`\n${tableOf(results)}\n\nWritten to ${options.json}`);
  } finally {
    await stage.stop();
  }
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
