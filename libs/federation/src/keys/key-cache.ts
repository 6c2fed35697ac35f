/**
 * Keeps the `capacity` most recently used entries. Importing a key costs more than checking a signature with it, and
 * strangers decide how many keys there are.
 */
export class KeyCache<Entry> {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly capacity: number) {}

  get(keyId: string): Entry | undefined {
    const entry = this.entries.get(keyId);
    if (entry !== undefined) this.set(keyId, entry);
    return entry;
  }

  set(keyId: string, entry: Entry): void {
    this.entries.delete(keyId);
    this.entries.set(keyId, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.capacity && oldest !== undefined) this.entries.delete(oldest);
  }

  delete(keyId: string): void {
    this.entries.delete(keyId);
  }
}
