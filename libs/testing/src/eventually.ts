/** How long `eventually` waits, in milliseconds. */
export interface Patience {
  readonly within?: number;
  readonly every?: number;
}

/**
 * Runs `check` until it stops throwing and gives its value; after `within` (two minutes) it throws what `check` threw last.
 * For effects that happen elsewhere and announce themselves by nothing that a test could await.
 */
export const eventually = async <T>(
  check: () => T | Promise<T>,
  { within = 120_000, every = 25 }: Patience = {},
): Promise<T> => {
  const deadline = performance.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  }
};
