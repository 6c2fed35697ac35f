import 'reflect-metadata';
import { flushCompileCache } from 'node:module';

import { readConfig } from '#libs/config';
import { createLog } from '#libs/observability';

import { startServer, type RunningServer } from './start-server.js';

const STOP_WITHIN_MS = 24_000;
const NOTICE_MS = 2_000;

const giveUp = (because: string): never => {
  process.stderr.write(`Guildhall did not stop cleanly: ${because}\n`);
  process.exit(1);
};

/** Stops `server`, once it has started, on the first signal; later signals change nothing. */
const stopOnSignal = (server: Promise<RunningServer>): void => {
  let stopping = false;
  const stop = (noticeMs: number): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => giveUp('it took too long'), STOP_WITHIN_MS).unref();
    server
      .then((running) => running.stop(noticeMs))
      .then(
        () => process.exit(0),
        (error: unknown) => giveUp(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
  };
  process.on('SIGTERM', () => stop(NOTICE_MS));
  // Somebody at the keyboard has no proxy to warn.
  process.on('SIGINT', () => stop(0));
  // The launcher that started this process has ended without a word, so nobody else will stop it.
  process.on('disconnect', () => stop(0));
};

const main = async (): Promise<void> => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const starting = startServer(config, log);
  stopOnSignal(starting);
  const { demo } = await starting;
  process.stdout.write(`Guildhall is ready at ${config.publicUrl}\n`);
  if (demo !== null) process.stdout.write(`Sign in as ${demo.email} with the password ${demo.password}\n`);
  // Now, as a process that is killed writes nothing at its end.
  flushCompileCache();
};

/** What went wrong, in an operator's words. */
const explain = (error: unknown): string => {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that program, or set PORT to another number.`;
  if (code === 'EACCES' && port !== undefined)
    return `This account may not listen on port ${port}. Set PORT to a number above 1023.`;
  return error instanceof Error ? error.message : String(error);
};

main().catch((error: unknown) => {
  process.stderr.write(`Guildhall could not start.\n${explain(error)}\n`);
  process.exit(1);
});
