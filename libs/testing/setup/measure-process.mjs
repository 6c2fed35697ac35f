// Loaded into a server under test before its own code: measures the process from within and answers to the test.
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

// Each sample is the time between two timers, so an idle loop shows the resolution itself.
const milliseconds = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);

const answers = {
  restart: () => delay.reset(),
  delays: () => ({ p99: milliseconds(delay.percentile(99)), longest: milliseconds(delay.max) }),
  holdings: () => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return {
      memoryBytes: heapUsed + external,
      descriptors: readdirSync('/dev/fd').length,
      sockets: process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length,
    };
  },
};

process.on('message', ({ measure, id }) => process.send({ id, answer: answers[measure]?.() ?? null }));
// Being measured must not keep the process alive.
process.channel.unref();
