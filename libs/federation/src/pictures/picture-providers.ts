import { Injectable, type Provider } from '@nestjs/common';
import { z } from 'zod';

import { Database } from '#libs/database';
import { KeepForeignPortrait } from '#libs/files';
import { defineJob, DomainEventBus, Jobs, type Job } from '#libs/jobs';
import { SafeFetch } from '#libs/safe-fetch';

import { ReadPortrait } from './read-portrait.js';

let declared: Job<{ personId: string }> | null = null;

/** Fetches a picture. Declared at the first use: where federation is off, nobody handles it. */
const readPortrait = (): Job<{ personId: string }> =>
  (declared ??= defineJob({
    name: 'federation.read-portrait',
    input: z.object({ personId: z.uuid() }),
    retry: { tries: 3, firstSeconds: 60, ceilingSeconds: 3_600 },
    expireSeconds: 60,
    atOnce: 2,
  }));

/** Has pictures be fetched when other servers name them. */
@Injectable()
class PictureWork {
  constructor(jobs: Jobs, bus: DomainEventBus, database: Database, portraits: ReadPortrait) {
    jobs.handle(readPortrait(), ({ personId }) => portraits.execute(personId));
    bus.subscribe('federation.pictures', ['person.pictured'], ({ payload: { personId } }) =>
      database.transaction((tx) => jobs.send(tx, readPortrait(), { personId })),
    );
  }
}

/** How people of other servers get their pictures here. */
export const pictureProviders: Provider[] = [
  {
    provide: ReadPortrait,
    inject: [Database, SafeFetch, KeepForeignPortrait],
    useFactory: (database: Database, client: SafeFetch, portraits: KeepForeignPortrait) =>
      new ReadPortrait({ database, client, portraits }),
  },
  PictureWork,
];
