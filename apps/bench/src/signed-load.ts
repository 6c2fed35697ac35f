import { Agent, request } from 'node:http';

/** A request as another server would send it, signature and all. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends each request once over `connections` kept-alive connections. */
export interface SignedLoad {
  readonly kind: 'signed';
  readonly url: string;
  readonly requests: readonly SignedRequest[];
  readonly connections: number;
}

export interface SignedLoadResult {
  readonly perSecond: number;
  readonly failed: number;
}

const send = (agent: Agent, url: string, { headers, body }: SignedRequest): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = { 'Content-Length': String(Buffer.byteLength(body)) };
    const outgoing = request(url, { agent, method: 'POST', headers: { ...headers, ...length } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** Sends what other servers have signed; those that are not answered with 202 have failed. */
export const loadSigned = async (load: SignedLoad): Promise<SignedLoadResult> => {
  const { url, requests, connections } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let failed = 0;
  const started = performance.now();
  const work = async (first: number): Promise<void> => {
    for (let at = first; at < requests.length; at += connections) {
      const wanted = requests[at];
      if (wanted !== undefined && (await send(agent, url, wanted)) !== 202) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => work(index)));
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  return { perSecond: requests.length / elapsed, failed };
};
