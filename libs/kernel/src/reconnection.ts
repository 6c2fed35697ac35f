/** How a page comes back after its connection broke; times in milliseconds. */
export const RECONNECTION = {
  reconnectionDelay: 500,
  reconnectionDelayMax: 3000,
  randomizationFactor: 0.5,
} as const;

interface Reconnecting {
  on(event: 'reconnect_attempt', listener: () => void): unknown;
  reconnectionDelayMax(milliseconds: number): unknown;
}

/**
 * Keeps the waiting times of a socket.io manager apart from those of others. By itself it adds chance before it cuts
 * the time to the longest one, so that after a long outage everybody would wait exactly that long, and come at once.
 */
export const spreadReconnections = (manager: Reconnecting): void => {
  const change = (): void => {
    manager.reconnectionDelayMax(RECONNECTION.reconnectionDelayMax * (0.5 + Math.random() / 2));
  };
  manager.on('reconnect_attempt', change);
  change();
};
