/** Work that runs every so often, one run at a time, until `stop`. */
export interface Repeated {
  /** Runs now; when a run is under way, once more after it, since that one may have looked already. */
  now(): void;
  stop(): void;
}

export const repeat = (
  everyMs: number,
  work: () => Promise<void> | void,
  failed: (error: unknown) => void,
): Repeated => {
  let running = false;
  let again = false;
  let stopped = false;
  const run = (): void => {
    if (running || stopped) return;
    running = true;
    void Promise.resolve()
      .then(work)
      .catch(failed)
      .finally(() => {
        running = false;
        if (!again) return;
        again = false;
        run();
      });
  };
  const timer = setInterval(run, everyMs).unref();
  return {
    now: () => {
      again = running;
      run();
    },
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
};
