import { join } from 'node:path';

import { median } from './percentile.js';
import { startProduct } from './product-process.js';
import type { Result } from './result.js';
import { environmentOf, type Stage } from './stage.js';

/** From the start of the process, embedded PostgreSQL included, to the first 200; the first start of all is left out. */
export const measureColdStart = async ({ folder, effort, productOptions }: Stage): Promise<Result[]> => {
  const environment = await environmentOf({ DATA_DIR: join(folder, 'cold-start') });
  const times: number[] = [];
  for (let start = 0; start <= effort.rounds; start += 1) {
    const product = await startProduct(environment, productOptions);
    if (start > 0) times.push(product.readyAfter);
    await product.end();
  }
  const seconds = median(times) / 1000;
  return [
    {
      measure: 'cold start to the first 200',
      unit: 's',
      product: seconds,
      goal: 'at most 3',
      met: seconds <= 3,
    },
  ];
};
