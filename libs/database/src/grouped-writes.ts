/**
 * Puts together what comes while an earlier write is under way, and writes it at once: the more there is to write, the
 * fewer statements each of it costs, and what comes alone waits for nothing.
 */
export class GroupedWrites<Item> {
  private items: Item[] = [];
  private next: Promise<void> | undefined;
  private current: Promise<void> = Promise.resolve();

  /** @param write is never called again before it has ended */
  constructor(private readonly write: (items: readonly Item[]) => Promise<unknown>) {}

  /** Resolves when the item is written. @throws what the write of its group throws */
  add(item: Item): Promise<void> {
    this.items.push(item);
    this.next ??= this.begin();
    return this.next;
  }

  private async begin(): Promise<void> {
    await this.current;
    const { items } = this;
    this.items = [];
    this.next = undefined;
    const writing = this.write(items);
    this.current = writing.then(
      () => undefined,
      () => undefined,
    );
    await writing;
  }
}
