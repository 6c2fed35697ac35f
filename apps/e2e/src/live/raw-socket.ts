import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

import { SOCKET_PATH } from '#libs/contracts';

const CLOSE = 8;
/** Our mark for a close frame without a code, as in RFC 6455. */
const NO_CODE = 1005;
/** First byte of an answer that is no frame: `H`. */
const HTTP = 0x48;
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
    let rest: Buffer = Buffer.alloc(0);
    this.closed = new Promise((done) => {
      socket.on('data', (data: Buffer) => {
        this.heard += data.toString('latin1');
        rest = afterHead(Buffer.concat([rest, data]));
        for (let frame = frameIn(rest); frame !== null; frame = frameIn(rest)) {
          rest = rest.subarray(frame.size);
          if (frame.opcode !== CLOSE) continue;
          code = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : NO_CODE;
          this.send(frame.payload, { opcode: CLOSE });
          socket.end();
        }
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

  /** Takes nothing more from the connection, so that the sender's buffers fill. */
  stopReading(): void {
    this.socket.pause();
  }

  close(): void {
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

/** Without the answer to the handshake, which comes once and first. */
const afterHead = (data: Buffer): Buffer => {
  if (!data.subarray(0, 5).equals(Buffer.from('HTTP/'))) return data;
  const end = data.indexOf('\r\n\r\n');
  return end < 0 ? data : data.subarray(end + 4);
};

/** Lengths of the long heads, by the mark in the second byte; those of 64 KiB and more are not sent to us. */
const HEADS = new Map([[126, 4]]);

/** The first whole frame of what the server sent (never masked); null when there is none yet. */
const frameIn = (data: Buffer): { opcode: number; payload: Buffer; size: number } | null => {
  const [first, second] = data;
  if (first === undefined || second === undefined || first === HTTP) return null;
  const head = HEADS.get(second) ?? 2;
  if (data.length < head) return null;
  const length = head === 2 ? second : data.readUInt16BE(2);
  const size = head + length;
  return data.length < size ? null : { opcode: first & 0x0f, payload: data.subarray(head, size), size };
};
