import type { z } from 'zod';

/** How often a job is tried again, and how long apart: `firstSeconds`, then doubling up to `ceilingSeconds`, with jitter. */
export interface RetryPolicy {
  readonly tries: number;
  readonly firstSeconds: number;
  readonly ceilingSeconds: number;
}

/** A job as its one handler and its senders know it. Input holds ids, never words or secrets: job rows are kept. */
export interface Job<Input = unknown> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly retry: RetryPolicy;
  /** Longest run of one attempt. */
  readonly expireSeconds: number;
  /** Cron expression (UTC) of a job that the clock sends; its input is then `{}`. */
  readonly schedule?: string;
  /** How many of this job one process does at the same time. */
  readonly atOnce: number;
}

type JobParts<Input> = Pick<Job<Input>, 'name' | 'input'> & Partial<Job<Input>>;

const declared = new Map<string, Job>();

/** Every job that loaded code has declared. */
export const declaredJobs = (): readonly Job[] => [...declared.values()];

/** A job with what is usual where nothing else is said; it is not declared. */
export const makeJob = <Input>(parts: JobParts<Input>): Job<Input> => ({
  retry: { tries: 5, firstSeconds: 5, ceilingSeconds: 600 },
  expireSeconds: 300,
  atOnce: 1,
  ...parts,
});

/**
 * Declares a job. At start-up each declared job must have exactly one handler.
 *
 * @throws Error when the name is taken
 */
export const defineJob = <Input>(parts: JobParts<Input>): Job<Input> => {
  if (declared.has(parts.name)) throw new Error(`Two jobs are named ${parts.name}.`);
  const job = makeJob(parts);
  declared.set(job.name, job);
  return job;
};
