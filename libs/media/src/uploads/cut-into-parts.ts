import { LIMITS } from '#libs/kernel';

import { PartMemory } from './part-memory.js';

/** Whether a body ended because its sender went away, rather than because it was refused. */
const isCut = (error: unknown): boolean => !(error instanceof Error && 'status_code' in error);

/**
 * Gives the bytes of a stream in parts of at most 8 MiB, each good until the next but one is asked for. When the sender
 * goes away, what has come is given first and the failure follows, so that nothing has to be sent twice.
 */
export async function* cutIntoParts(
  stream: AsyncIterable<Buffer>,
  partBytes: number = LIMITS.videos.partBytes,
): AsyncGenerator<Buffer> {
  const memory = new PartMemory(partBytes);
  try {
    for await (const chunk of stream) yield* memory.take(chunk);
  } catch (error) {
    if (isCut(error)) yield* memory.rest();
    throw error;
  }
  yield* memory.rest();
}
