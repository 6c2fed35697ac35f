import { Buffer } from 'node:buffer';

import type { LearningRecordConfig } from '#libs/config';

import type { Statement } from './statement.js';

/**
 * What became of statements: the store has them, will not have them as they are, or could not be asked. `isThere` when
 * it says that it has one of them already.
 */
export type Reception =
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly because: string; readonly isThere: boolean }
  | { readonly kind: 'later'; readonly because: string };

const ANSWER_WITHIN_MS = 30_000;
const SHOWN = 300;

/**
 * The store that the operator has named (xAPI 1.0.3, part 3). Statements carry their ids, so a repeated one does no
 * harm: a store answers that it has it.
 */
export class LearningRecordStore {
  constructor(private readonly config: LearningRecordConfig) {}

  async put(statements: readonly Statement[], signal: AbortSignal): Promise<Reception> {
    try {
      const answer = await fetch(`${this.config.url}/statements`, {
        method: 'POST',
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          'x-experience-api-version': '1.0.3',
          ...this.authorization(),
        },
        body: JSON.stringify(statements),
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      return receptionOf(answer.status, await answer.text());
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'later', because: String(error).slice(0, SHOWN) };
    }
  }

  private authorization(): Record<string, string> {
    const { credentials } = this.config;
    if (credentials === null) return {};
    const pair = Buffer.from(`${credentials.key}:${credentials.secret}`).toString('base64');
    return { authorization: `Basic ${pair}` };
  }
}

/** Statuses by which a store says that the statements are at fault, and not the moment or the credentials. */
const AT_FAULT = new Set([400, 413, 422]);

const receptionOf = (status: number, text: string): Reception => {
  if (status >= 200 && status < 300) return { kind: 'kept' };
  const because = `${status} ${text.slice(0, SHOWN)}`;
  // Of several statements, one that is there already may have kept the others out.
  const isThere = status === 409;
  if (isThere || AT_FAULT.has(status)) return { kind: 'refused', because, isThere };
  return { kind: 'later', because };
};
