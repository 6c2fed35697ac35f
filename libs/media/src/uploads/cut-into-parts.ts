import { LIMITS } from '#libs/kernel';

/** Whether a body ended because its sender went away, rather than because it was refused. */
const isCut = (error: unknown): boolean => !(error instanceof Error && 'status_code' in error);

/**
 * Gives the bytes of a stream in parts of at most 8 MiB. When the sender goes away, what has come is given first and
 * the failure follows, so that nothing has to be sent twice.
 */
export async function* cutIntoParts(
  stream: AsyncIterable<Buffer>,
  partBytes: number = LIMITS.videos.partBytes,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  const all = (): Buffer => {
    const part = Buffer.concat(held, bytes);
    held = [];
    bytes = 0;
    return part;
  };
  try {
    for await (const chunk of stream) {
      let rest = chunk;
      while (bytes + rest.length >= partBytes) {
        const room = partBytes - bytes;
        held.push(rest.subarray(0, room));
        bytes = partBytes;
        rest = rest.subarray(room);
        yield all();
      }
      held.push(rest);
      bytes += rest.length;
    }
  } catch (error) {
    if (bytes > 0 && isCut(error)) yield all();
    throw error;
  }
  if (bytes > 0) yield all();
}
