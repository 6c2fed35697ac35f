import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How late the event loop ran, in milliseconds, since the last restart. */
export interface LoopDelays {
  readonly p99: number;
  /** The longest time that nothing else could run. */
  readonly longest: number;
}

/** What a process holds after everything unused was collected. */
export interface Holdings {
  readonly memoryBytes: number;
  readonly descriptors: number;
  readonly sockets: number;
}

/** Measures a process from within (hostile-inputs K4 and K5). */
export interface ProcessGauge {
  /** Forgets the delays so far. */
  restart(): Promise<void>;
  delays(): Promise<LoopDelays>;
  holdings(): Promise<Holdings>;
}

/** Arguments for Node that make a process measurable; its `stdio` needs a channel (`ipc`). */
export const gaugeArguments: readonly string[] = [
  '--expose-gc',
  '--import',
  pathToFileURL(resolve('libs/testing/setup/measure-process.mjs')).href,
];

/** A gauge for a process that was started with `gaugeArguments`. */
export const gaugeOf = (child: ChildProcess): ProcessGauge => {
  let asked = 0;
  const ask = <T>(measure: string): Promise<T> =>
    new Promise((done, fail) => {
      asked += 1;
      const id = asked;
      const listen = (message: { id: number; answer: T }): void => {
        if (message.id !== id) return;
        child.off('message', listen);
        done(message.answer);
      };
      child.on('message', listen);
      child.send({ measure, id }, (error) => error !== null && fail(error));
    });
  return {
    restart: () => ask('restart'),
    delays: () => ask('delays'),
    holdings: () => ask('holdings'),
  };
};
