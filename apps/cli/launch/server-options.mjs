/**
 * Options of Node.js for the server, the same here and in `deploy/`. The young generation of the heap would otherwise
 * grow to well over 100 MiB on a large machine, for a server whose lasting heap is smaller than that.
 */
export const serverOptions = ['--max-semi-space-size=16'];
