import type { IncomingMessage } from 'node:http';

import { ConnectionGate } from './connection-gate.js';
import { Deadline } from './deadline.js';
import { FetchFailed, refused } from './failure.js';
import type { FetchBudget } from './fetch-budget.js';
import { HostMemory } from './host-memory.js';
import { systemNetwork, type Network } from './network.js';
import { PinnedAgent } from './pinned-agent.js';
import { resolveTarget } from './resolve-target.js';
import { sendRequest, type Method } from './send-request.js';
import type { DialMap, Target } from './target.js';

/** A request that is about to be sent, as a signer needs it. */
export interface PreparedRequest {
  readonly method: Method;
  /** With query, without fragment. */
  readonly url: string;
  /** Names in lower case; `host` is among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/** Gives the headers to add to a request. Called anew for each redirect, right before sending. What it throws is not caught. */
export type Prepare = (
  request: PreparedRequest,
) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

/** What every request can have. */
export interface RequestOptions {
  /** Shared by all requests that one cause sets off. */
  readonly budget?: FetchBudget;
  readonly prepare?: Prepare;
  /** Sent at each redirect too, so never anything secret. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request of a method call. */
export interface Call {
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly options: RequestOptions;
  /** Whether a host that could not be reached a moment ago is asked all the same. */
  readonly isInsisting: boolean;
  readonly deadline: Deadline;
}

/** The head of an answer. `leave` must be called when the body is done with. */
export interface Opened {
  readonly target: Target;
  readonly response: IncomingMessage;
  readonly leave: () => void;
}

/** How many requests at once and for how long; `LIMITS.outgoing` where nothing else is given. */
export interface ExchangeLimits {
  readonly perHost: number;
  readonly inAll: number;
  readonly seconds: number;
  readonly restSeconds: number;
}

export interface ExchangeOptions {
  /** Names this server to others (`Guildhall/1.0 (+https://community.example.org)`). */
  readonly userAgent: string;
  /** Hosts that are never asked; gets the host in its canonical spelling. */
  readonly isDenied?: (host: string) => boolean | Promise<boolean>;
  /** Hosts with an address of their own: the only ones that may have a port, or an address that is not public. */
  readonly dial?: DialMap;
  /** PEM of certificate authorities that are trusted beside the publicly known ones. */
  readonly authorities?: string | undefined;
  readonly network?: Network;
}

/** Sends single requests: every check before it, one connection, the head of the answer. */
export class Exchange {
  readonly dial: DialMap;
  private readonly gate: ConnectionGate;
  private readonly memory: HostMemory;
  private readonly network: Network;
  private readonly agent: PinnedAgent;

  constructor(
    private readonly options: ExchangeOptions,
    private readonly limits: ExchangeLimits,
  ) {
    this.dial = options.dial ?? {};
    this.gate = new ConnectionGate(limits);
    this.memory = new HostMemory(limits.restSeconds);
    this.network = options.network ?? systemNetwork();
    this.agent = new PinnedAgent(this.network, options.authorities);
  }

  /** A new span of time for one call. */
  deadline(): Deadline {
    return new Deadline(this.limits.seconds);
  }

  /** @throws FetchFailed */
  async open(call: Call, target: Target): Promise<Opened> {
    const { host } = target;
    const { deadline } = call;
    await this.admit(call, host);
    const leave = await this.gate.enter(host, this.memory.isAnswering(host), deadline.signal);
    try {
      const response = await this.send(call, target);
      this.memory.answered(host);
      return { target, response, leave };
    } catch (error) {
      leave();
      if (isHostToBlame(error)) this.memory.failed(host);
      throw error;
    }
  }

  /** Ends idle connections. */
  close(): void {
    this.agent.destroy();
  }

  private async admit({ options, isInsisting }: Call, host: string): Promise<void> {
    if ((await this.options.isDenied?.(host)) === true) throw refused('denied-host');
    if (!isInsisting && this.memory.isResting(host))
      throw new FetchFailed({ kind: 'unreachable', why: 'failed-recently', code: null });
    if (options.budget?.take() === false) throw refused('budget-spent');
  }

  private async send(call: Call, target: Target): Promise<IncomingMessage> {
    const { method, body, deadline, options } = call;
    const { signal } = deadline;
    const pinned = await deadline.race(resolveTarget(target, this.network));
    const headers = {
      host: target.authority,
      'user-agent': this.options.userAgent,
      ...call.headers,
      ...options.headers,
    };
    const request = { method, url: target.href, headers, body };
    const added = await deadline.race(Promise.resolve(options.prepare?.(request)));
    return sendRequest(this.agent, {
      method,
      target,
      pinned,
      headers: { ...headers, ...added },
      body,
      signal,
    });
  }
}

const isHostToBlame = (error: unknown): boolean =>
  error instanceof FetchFailed && ['unreachable', 'timeout'].includes(error.failure.kind);
