import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

import type { Config } from '#libs/config';
import { Database, startEmbeddedPostgres } from '#libs/database';
import { ServeDocuments, TakeActivities } from '#libs/federation';
import { configureHttp, HttpAdapter, refuseSlowBodies } from '#libs/http';
import { ensureInstance } from '#libs/identity';
import type { Log } from '#libs/observability';
import { Realtime, tellProcesses } from '#libs/realtime';

import { AppModule } from './app.module.js';
import { httpOptions } from './http-options.js';
import { migrateDatabase } from './migrate-database.js';
import { offerDemo, type DemoSignIn } from './offer-demo.js';
import { alternatesOn } from './pages/alternate-link.js';
import { loadPage } from './pages/load-page.js';
import { serveAssets, serveBrand, servePages } from './pages/serve-pages.js';
import { loadWebBuild } from './pages/web-build.js';
import { Readiness } from './readiness.js';
import { realtimePorts } from './realtime-ports.js';
import { releaseConnections } from './release-connections.js';

/** A server that answers requests. */
export interface RunningServer {
  readonly app: NestExpressApplication;
  readonly database: Database;
  /** How to sign in to the demo, when this start has made it. */
  readonly demo: DemoSignIn | null;
  /** Port on which it listens (useful when the configuration said 0). */
  readonly port: number;
  /**
   * Stops cleanly: no new traffic, requests in flight finish, then jobs, sockets, database.
   * For `noticeMs` before that it says "not ready" but still serves, so that a proxy can send people elsewhere.
   */
  stop(noticeMs?: number): Promise<void>;
}

const openDatabase = async (
  config: Config,
  log: Log,
): Promise<{ database: Database; close: () => Promise<void> }> => {
  const embedded =
    config.database.url === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: (message) => log.info(message) })
      : undefined;
  const url = config.database.url ?? embedded?.url ?? '';
  const database = await Database.connect({ url, poolSize: config.database.poolSize });
  return {
    database,
    close: async () => {
      await database.close();
      await embedded?.stop();
    },
  };
};

/** Serves the web client, where it has been built. */
const offerPages = async (app: NestExpressApplication, host: string, config: Config): Promise<void> => {
  const build = await loadWebBuild();
  if (build === undefined) return;
  const alternateOf = config.federation.mode === 'off' ? () => null : alternatesOn(host);
  const parts = { build, database: app.get(Database), config, loadPage: loadPage(app), alternateOf };
  app.use('/brand.css', serveBrand(parts));
  app.use(serveAssets(build));
  app.use(servePages(parts));
};

/**
 * Opens the live connection on the HTTP server of the application; a process that serves no pages has its events told
 * by those that do.
 */
const goLive = (
  app: NestExpressApplication,
  config: Config,
  log: Log,
): Promise<{ stop(): Promise<void> } | undefined> => {
  const options = {
    database: app.get(Database),
    publicUrl: config.publicUrl,
    redisUrl: config.redisUrl,
    sharedDatabaseUrl: config.database.url,
  };
  const ports = realtimePorts(app, log);
  return config.roles.web
    ? Realtime.start({ ...options, http: app.getHttpServer(), ports })
    : tellProcesses({ ...options, report: ports.report });
};

/** Starts everything in this process that `config.roles` asks for. */
export const startServer = async (config: Config, log: Log): Promise<RunningServer> => {
  const { database, close } = await openDatabase(config, log);
  try {
    await migrateDatabase(database);
    const instance = await ensureInstance(database, config.publicUrl);
    const platform = { config, database, instance, log };
    const demo = await offerDemo(platform);
    const readiness = new Readiness(database);
    const app = await NestFactory.create<NestExpressApplication>(
      AppModule.of(platform, readiness),
      new HttpAdapter(),
      { bodyParser: false, logger: ['error', 'warn'], abortOnError: false },
    );
    const http = httpOptions(app, config, log);
    configureHttp(app, http);
    if (config.roles.web && config.federation.mode !== 'off')
      app.use(app.get(TakeActivities).handle, app.get(ServeDocuments).handle);
    if (config.roles.web) await offerPages(app, instance.host, config);
    const realtime = await goLive(app, config, log);
    await app.listen(config.port, config.host);
    const server = app.getHttpServer();
    refuseSlowBodies(app, http);
    const stop = async (noticeMs = 0): Promise<void> => {
      readiness.stop();
      await delay(noticeMs);
      await realtime?.stop();
      const done = releaseConnections(server);
      await app.close().finally(done);
      await close();
    };
    return { app, database, demo, port: (server.address() as AddressInfo).port, stop };
  } catch (error) {
    await close();
    throw error;
  }
};
