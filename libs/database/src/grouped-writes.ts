/**
 * Puts together what comes while an earlier write is under way, and writes it at once: the more there is to write, the
 * fewer statements each of it costs, and what comes alone waits for nothing.
 */
export class GroupedWrites<Item, Written = unknown> {
  private items: Item[] = [];
  private next: Promise<Written> | undefined;
  private current: Promise<void> = Promise.resolve();

  /** @param write is never called again before it has ended */
  constructor(private readonly write: (items: readonly Item[]) => Promise<Written>) {}

  /** Resolves when the item is written, with what the write of its group gave. @throws what that write throws */
  add(item: Item): Promise<Written> {
    this.items.push(item);
    this.next ??= this.begin();
    return this.next;
  }

  private async begin(): Promise<Written> {
    await this.current;
    const { items } = this;
    this.items = [];
    this.next = undefined;
    const writing = this.write(items);
    this.current = writing.then(
      () => undefined,
      () => undefined,
    );
    return writing;
  }
}
