import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between clients and a server, which a test can cut and mend. */
export class Network {
  /** When clients tried to connect, on the clock of `performance.now()`. */
  readonly attempts: number[] = [];
  private readonly open = new Set<Socket>();
  private isCut = false;
  private readonly server: Server;

  private constructor(target: URL) {
    this.server = createServer((near) => this.join(near, target));
  }

  /** A network of its own address in front of the server at `url`. */
  static async before(url: string): Promise<Network> {
    const network = new Network(new URL(url));
    await new Promise<void>((done) => network.server.listen(0, '127.0.0.1', done));
    return network;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Breaks all connections, and each new one until `mend`. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.resetAndDestroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }

  private join(near: Socket, target: URL): void {
    this.attempts.push(performance.now());
    near.on('error', () => undefined);
    if (this.isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    far.on('error', () => undefined);
    for (const socket of [near, far]) {
      this.open.add(socket);
      socket.setNoDelay();
      socket.on('close', () => {
        this.open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  }
}
