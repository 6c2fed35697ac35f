import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process of the benchmark that does one job at a time and answers each. */
export interface Child {
  ask<Answer>(job: unknown): Promise<Answer>;
  end(): Promise<void>;
}

type Reply = { answer: unknown } | { error: string };

const next = (child: ChildProcess): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A benchmark process ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Reply);
    });
  });

/** Starts a module of this folder as a process of its own; jobs and answers are structured clones. */
export const startChild = (module: string): Child => {
  const child = fork(fileURLToPath(new URL(module, import.meta.url)), { serialization: 'advanced' });
  return {
    ask: async <Answer>(job: unknown): Promise<Answer> => {
      const reply = next(child);
      child.send(job as object);
      const message = await reply;
      if ('error' in message) throw new Error(message.error);
      return message.answer as Answer;
    },
    end: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** In the process itself: answers every job with what `work` gives. */
export const answerJobs = <Job>(work: (job: Job) => Promise<unknown>): void => {
  process.on('message', (job) => {
    work(job as Job).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) =>
        process.send?.({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
};
