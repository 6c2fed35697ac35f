import 'reflect-metadata';
import { ConfigError, readConfig } from '#libs/config';
import { createLog } from '#libs/observability';

import { startServer, type RunningServer } from './start-server.js';

const STOP_WITHIN_MS = 24_000;

const stopOnSignal = (server: RunningServer): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

const main = async (): Promise<void> => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const server = await startServer(config, log);
  stopOnSignal(server);
  process.stdout.write(`Guildhall is ready at ${config.publicUrl}\n`);
};

main().catch((error: unknown) => {
  const message = error instanceof ConfigError || error instanceof Error ? error.message : String(error);
  process.stderr.write(`Guildhall could not start.\n${message}\n`);
  process.exit(1);
});
