/**
 * Options of Node.js for the server, the same here and in `deploy/`. On a machine with much memory V8 would let both
 * generations of the heap grow to several times of what the server holds; a small team's machine has other uses for
 * it. A start needs more for a moment, and without room for that would spend a tenth of its time on collecting.
 */
export const serverOptions = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=50',
  '--initial-heap-size=128',
];

/**
 * What the server finds in its environment, unless the operator says otherwise. The C library (glibc) would keep a store
 * of freed memory for each thread, some 25 MiB in all that nobody uses.
 */
export const serverEnvironment = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' };
