import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { BareTusJob } from './bare-tus-process.js';
import { startChild } from './child.js';
import { median, medianRatio } from './percentile.js';
import type { Result } from './result.js';
import { removeByTus, sendByTus } from './send-by-tus.js';
import type { Stage } from './stage.js';

const MIB = 1024 * 1024;
const LEAST_RATIO = 0.6;

/** Nothing that a disk or a connection could make smaller. */
const makeFile = async (path: string, megabytes: number): Promise<void> => {
  const file = await open(path, 'w');
  for (let written = 0; written < megabytes; written += 1) await file.write(randomBytes(MIB));
  await file.close();
};

/** Mebibytes a second of one upload, against a bare tus server that writes to a file. */
export const measureUpload = async ({ product, seeded, effort, folder }: Stage): Promise<Result[]> => {
  const [file, bareFolder] = [join(folder, 'upload.bin'), join(folder, 'bare-tus')];
  await makeFile(file, effort.uploadMegabytes);
  await mkdir(bareFolder);
  const bare = startChild('./bare-tus-process.js');
  const bareUrl = await bare.ask<string>({ folder: bareFolder } satisfies BareTusJob);
  const cookie = seeded.cookies[0] ?? '';
  const rate = async (uploads: string): Promise<number> => {
    const { address, took } = await sendByTus(uploads, cookie, file);
    await removeByTus(address, cookie);
    return effort.uploadMegabytes / (took / 1000);
  };
  const [ours, theirs]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round < effort.rounds; round += 1) {
      ours.push(await rate(`${product.url}/api/uploads`));
      theirs.push(await rate(bareUrl));
    }
  } finally {
    await bare.end();
    await rm(file);
  }
  const ratio = medianRatio(ours, theirs);
  return [
    {
      measure: `upload of ${effort.uploadMegabytes} MiB`,
      unit: 'MiB/s',
      product: median(ours),
      bare: median(theirs),
      ratio,
      goal: `ratio at least ${LEAST_RATIO}`,
      met: ratio >= LEAST_RATIO,
    },
  ];
};
