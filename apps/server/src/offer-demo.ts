import { NestFactory } from '@nestjs/core';

import { Database } from '#libs/database';
import {
  demoContent,
  DemoClock,
  DemoStage,
  inventPassword,
  isEmpty,
  isHalfMade,
  removeDemo,
  seedDemo,
} from '#libs/demo';
import { translator } from '#libs/i18n';
import { DomainError } from '#libs/kernel';

import { AppModule } from './app.module.js';
import type { Platform } from './platform.module.js';
import { Readiness } from './readiness.js';

/** How to sign in to the demo that was just made. */
export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
}

const inOperatorsWords = (error: unknown): unknown => {
  if (!(error instanceof DomainError) || !error.code.startsWith('password.')) return error;
  return new Error(
    `DEMO_PASSWORD cannot be used: ${translator('en')(`errors:${error.code}`, error.details)}`,
  );
};

/** Fills an empty instance with the demo, in an application of its own whose clock stands in the past. */
const makeDemo = async (platform: Platform, password: string): Promise<void> => {
  const clock = new DemoClock();
  const { url } = platform.database.options;
  // Of a first start that a power cut ends, the next one makes everything anew.
  const database = await Database.connect({
    ...platform.database.options,
    url,
    clock,
    waitsForDisk: false,
  });
  // Workers of its own would do in the present what the demo does in the past.
  const config = { ...platform.config, roles: { ...platform.config.roles, worker: false } };
  const parts = { ...platform, config, database, clock };
  const app = await NestFactory.createApplicationContext(AppModule.of(parts, new Readiness(database)), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    const get = <T>(service: abstract new (...given: never[]) => T): T => app.get<T>(service);
    await seedDemo(new DemoStage(demoContent, database, platform.instance, clock, get), password);
  } catch (error) {
    // Half a demo would keep the next start from making a whole one.
    await removeDemo(database);
    throw inOperatorsWords(error);
  } finally {
    await app.close();
    await database.close();
  }
};

/**
 * Makes the demo where the configuration asks for it: on the first start with the embedded database, or with `DEMO=1`.
 * Gives the way to sign in, once.
 */
export const offerDemo = async (platform: Platform): Promise<DemoSignIn | null> => {
  const { demo } = platform.config;
  if (!demo.seed) return null;
  // A first start that was killed leaves half a demo, which would keep this one from making a whole one.
  if (await isHalfMade(platform.database)) await removeDemo(platform.database);
  if (!(await isEmpty(platform.database))) return null;
  const password = demo.password ?? inventPassword();
  await makeDemo(platform, password);
  return { email: demoContent.people[0]?.email ?? '', password };
};
