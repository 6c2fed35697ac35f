/** Ticks as often as it is told to. Timers of a page slow down while another window is in front; this one does not. */
self.addEventListener('message', ({ data }: MessageEvent<number>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page to speak to
  setInterval(() => self.postMessage(null), data);
});
