import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

import { SOCKET_PATH } from '#libs/contracts';

const CLOSE = 8;
const TEXT = 1;

/** Parts of a frame's first byte (RFC 6455, section 5.2). */
export interface FrameFlags {
  readonly opcode?: number;
  readonly isLast?: boolean;
  readonly isCompressed?: boolean;
}

/** A WebSocket below any library, for frames that a library would not send. */
export class RawSocket {
  /** What came in, as text; frames are short, so their heads do no harm. */
  heard = '';
  /** The code of the server's close frame; 0 when the connection ended without one. */
  readonly closed: Promise<number>;

  private constructor(private readonly socket: Socket) {
    let code = 0;
    this.closed = new Promise((done) => {
      socket.on('data', (data: Buffer) => {
        this.heard += data.toString('latin1');
        code = closeCodeIn(data) ?? code;
      });
      socket.on('error', () => undefined);
      socket.on('close', () => done(code));
    });
  }

  /** Opens the transport and joins the socket.io namespace, as a client of `cookie` would. */
  static async open(url: string, cookie: string): Promise<RawSocket> {
    const { host, hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const raw = new RawSocket(socket);
    socket.write(
      [
        `GET ${SOCKET_PATH}/?EIO=4&transport=websocket HTTP/1.1`,
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Extensions: permessage-deflate',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        `Origin: ${url}`,
        `Cookie: ${cookie}`,
        '\r\n',
      ].join('\r\n'),
    );
    await raw.hear('"sid"');
    raw.send('40');
    await raw.hear('40{"sid"');
    return raw;
  }

  /** Waits until `text` came in. */
  hear(text: string): Promise<void> {
    return new Promise((done, fail) => {
      const look = (): void => {
        if (!this.heard.includes(text)) return;
        this.socket.off('data', look);
        done();
      };
      this.socket.on('data', look);
      void this.closed.then(() => fail(new Error(`closed before "${text}" came: ${this.heard}`)));
      look();
    });
  }

  send(
    payload: string | Buffer,
    { opcode = TEXT, isLast = true, isCompressed = false }: FrameFlags = {},
  ): void {
    const data = Buffer.from(payload);
    const mask = randomBytes(4);
    const first = (isLast ? 0x80 : 0) | (isCompressed ? 0x40 : 0) | opcode;
    this.socket.write(Buffer.concat([Buffer.from([first]), lengthOf(data), mask, masked(data, mask)]));
  }

  destroy(): void {
    this.socket.destroy();
  }
}

const lengthOf = ({ length }: Buffer): Buffer => {
  if (length < 126) return Buffer.from([0x80 | length]);
  const long = Buffer.alloc(length < 65_536 ? 3 : 9);
  long[0] = 0x80 | (length < 65_536 ? 126 : 127);
  long.writeUIntBE(length, long.length - Math.min(6, long.length - 1), Math.min(6, long.length - 1));
  return long;
};

const masked = (data: Buffer, mask: Buffer): Buffer =>
  Buffer.from(data.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));

const closeCodeIn = (data: Buffer): number | undefined => {
  const at = data.indexOf(0x80 | CLOSE);
  const length = data[at + 1] ?? 0;
  return at >= 0 && length >= 2 && length < 126 && data.length >= at + 4
    ? data.readUInt16BE(at + 2)
    : undefined;
};
