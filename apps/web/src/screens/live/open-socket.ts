import { io, type Socket } from 'socket.io-client';

import { SOCKET_PATH, type SocketAnswer, type SocketFrames, type SocketRequests } from '#libs/contracts';
import { RECONNECTION, spreadReconnections } from '#libs/kernel';

type Requests = {
  [K in keyof SocketRequests]: (
    request: SocketRequests[K],
    acknowledge: (answer: SocketAnswer) => void,
  ) => void;
};
type Frames = { [K in keyof SocketFrames]: (frame: SocketFrames[K]) => void };

export type LiveSocket = Socket<Frames, Requests>;

/** Opens the page's one socket; it comes back by itself, each page a little later than the other. */
export const openSocket = (): LiveSocket => {
  const socket: LiveSocket = io({
    path: SOCKET_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    ...RECONNECTION,
    ackTimeout: 10_000,
  });
  spreadReconnections(socket.io);
  return socket;
};
