import { connect, type Socket } from 'node:net';

/** A connection on which a test writes bytes as it likes, and what came back. */
export interface RawConnection {
  readonly socket: Socket;
  /** Everything received so far. */
  received(): string;
  /** The status of the first whole answer, and its body as JSON where it is JSON; null when none came. */
  answer(): { readonly status: number; readonly problem: Record<string, unknown> } | null;
  /** Fulfilled when the server has ended the connection. */
  readonly closed: Promise<void>;
}

const parse = (text: string): ReturnType<RawConnection['answer']> => {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  if (Number.isNaN(status) || Buffer.byteLength(body) < length) return null;
  const isJson = /^content-type: application\/(?:problem\+)?json/im.test(head);
  return { status, problem: isJson ? (JSON.parse(body) as Record<string, unknown>) : {} };
};

/** Opens a connection to the server at `url` and sends `first`. */
export const rawConnection = (url: string, first: string): RawConnection => {
  const socket = connect({ port: Number(new URL(url).port), host: 'localhost' });
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  // A cut connection is what is waited for.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  if (first !== '') socket.write(first);
  return { socket, received: () => text, answer: () => parse(text), closed };
};

/** The head of a request with these headers, up to and with the empty line. */
export const requestHead = (line: string, headers: Readonly<Record<string, string | number>>): string =>
  `${line} HTTP/1.1\r\nHost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
