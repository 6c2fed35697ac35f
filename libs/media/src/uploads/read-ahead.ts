/**
 * Asks for the next item while the one before it is dealt with, so that bytes arrive while others are being stored.
 * A failure of the source comes in its place, after all items before it.
 */
export async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const source = items[Symbol.asyncIterator]();
  let next = source.next();
  try {
    for (;;) {
      const item = await next;
      if (item.done === true) return;
      next = source.next();
      // Whoever deals with the item before it may fail first, and nobody asks for this one then.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    // Not awaited: a source that waits for its sender ends only when that sender does something.
    source.return?.().catch(() => undefined);
  }
}
