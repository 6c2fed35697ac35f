import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

import { answerJobs } from './child.js';

/** Where a bare tus server keeps its files. */
export interface BareTusJob {
  readonly folder: string;
}

answerJobs<BareTusJob>(async ({ folder }) => {
  const tus = new Server({ path: '/uploads', datastore: new FileStore({ directory: folder }) });
  const http = createServer((request, response) => void tus.handle(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/uploads`;
});
