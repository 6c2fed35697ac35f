import { createServer, type AddressInfo, type Socket } from 'node:net';

/** EICAR's test file, which every scanner takes for a virus; written in two halves so that none takes this one for it. */
export const EICAR = [
  String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR`,
  '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

/** How a scanner behaves. */
interface Behaviour {
  /** What it answers to a file; `null` ends the connection without a word. */
  readonly answer: (file: Buffer) => string | null;
  /** It takes no more bytes than that. */
  readonly mostBytes?: number;
}

/** A server that speaks INSTREAM as the manual of clamd describes it. */
export interface Scanner {
  readonly host: string;
  readonly port: number;
  readonly scanned: Buffer[];
  stop(): Promise<void>;
}

const COMMAND = 'zINSTREAM\0';

/** The file in what has arrived; `null` while it is not whole. */
const fileIn = (arrived: Buffer): { readonly file: Buffer; readonly isWhole: boolean } => {
  const chunks: Buffer[] = [];
  let place = COMMAND.length;
  while (arrived.length >= place + 4) {
    const length = arrived.readUInt32BE(place);
    if (length === 0) return { file: Buffer.concat(chunks), isWhole: true };
    if (arrived.length < place + 4 + length) break;
    chunks.push(arrived.subarray(place + 4, place + 4 + length));
    place += 4 + length;
  }
  return { file: Buffer.concat(chunks), isWhole: false };
};

export const startScanner = async ({ answer, mostBytes = Infinity }: Behaviour): Promise<Scanner> => {
  const scanned: Buffer[] = [];
  const open = new Set<Socket>();
  /** What is said to what has arrived so far: nothing yet, or nothing ever (`null`). */
  const replyTo = (arrived: Buffer): string | null | undefined => {
    const command = arrived.subarray(0, COMMAND.length).toString('latin1');
    if (!COMMAND.startsWith(command)) return 'UNKNOWN COMMAND';
    const { file, isWhole } = fileIn(arrived);
    if (file.length > mostBytes) return 'INSTREAM size limit exceeded. ERROR';
    if (!isWhole) return undefined;
    scanned.push(file);
    return answer(file);
  };
  const server = createServer((socket) => {
    let arrived = Buffer.alloc(0);
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      arrived = Buffer.concat([arrived, Buffer.from(piece)]);
      const text = replyTo(arrived);
      if (text === null) socket.destroy();
      else if (text !== undefined) socket.end(`${text}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    scanned,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
