/** Does each piece of work once at a time: whoever asks while it is under way gets the same result. */
export class InFlight<Result> {
  private readonly running = new Map<string, Promise<Result>>();

  once(key: string, work: () => Promise<Result>): Promise<Result> {
    const running = this.running.get(key);
    if (running !== undefined) return running;
    const started = work().finally(() => this.running.delete(key));
    this.running.set(key, started);
    return started;
  }
}
