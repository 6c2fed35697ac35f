import { io, type Socket } from 'socket.io-client';

import { SOCKET_PATH, type SocketAnswer, type SocketFrames, type SocketRequests } from '#libs/contracts';

type Requests = {
  [K in keyof SocketRequests]: (
    request: SocketRequests[K],
    acknowledge: (answer: SocketAnswer) => void,
  ) => void;
};
type Frames = { [K in keyof SocketFrames]: (frame: SocketFrames[K]) => void };

export type LiveSocket = Socket<Frames, Requests>;

/** Opens the page's one socket; it comes back by itself, each page a little later than the other. */
export const openSocket = (): LiveSocket =>
  io({
    path: SOCKET_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    ackTimeout: 10_000,
  });
