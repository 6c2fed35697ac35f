import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eventually, freePort } from '#libs/testing';

/** A real Redis that a test can take away and give back; it keeps nothing. */
export class RedisServer {
  private constructor(
    private readonly port: number,
    private readonly dir: string,
    private child: ChildProcess,
  ) {}

  static async start(): Promise<RedisServer> {
    const [port, dir] = [await freePort(), await mkdtemp(join(tmpdir(), 'guildhall-redis-'))];
    const server = new RedisServer(port, dir, launch(port, dir));
    await server.answers();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Ends the process at once, as a lost machine would. */
  kill(): Promise<void> {
    return new Promise((done) => {
      this.child.once('exit', () => done());
      this.child.kill('SIGKILL');
    });
  }

  async restart(): Promise<void> {
    this.child = launch(this.port, this.dir);
    await this.answers();
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.kill();
    await rm(this.dir, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    await eventually(
      () =>
        new Promise<void>((done, fail) => {
          const socket = connect(this.port, '127.0.0.1', () => {
            socket.destroy();
            done();
          });
          socket.on('error', fail);
        }),
    );
  }
}

const launch = (port: number, dir: string): ChildProcess =>
  spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir],
    { stdio: 'ignore' },
  );
