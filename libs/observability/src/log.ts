import { pino, type DestinationStream, type Logger } from 'pino';

/** The program's structured log. */
export type Log = Logger;

/** Injection token of the log. */
export const LOG = Symbol('Log');

const secrets = [
  'password',
  '*.password',
  'cookie',
  '*.cookie',
  'authorization',
  '*.authorization',
  'token',
  '*.token',
];

/** JSON lines on standard output, or wherever a test reads them; anything that looks like a secret is left out. */
export const createLog = (level: string, destination: DestinationStream = pino.destination(1)): Log =>
  pino(
    { level, redact: { paths: secrets, censor: '[secret]' }, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );

const oneLine = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replaceAll(/[\u0000-\u001f\u007f]/g, (c) => encodeURIComponent(c))
    : value;

/** Logs a security event with its actor, address, route, rule and request id (hostile-inputs K9). */
export const securityEvent = (log: Log, event: string, context: Record<string, unknown>): void => {
  const safe = Object.fromEntries(Object.entries(context).map(([key, value]) => [key, oneLine(value)]));
  log.warn({ security: event, ...safe }, `security: ${event}`);
};
