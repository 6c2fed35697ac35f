import type { Clock } from '#libs/kernel';
import type {
  FetchBudget,
  FetchedDocument,
  FetchedObject,
  FetchFailure,
  Prepare,
  RequestOptions,
  SafeFetch,
} from '#libs/safe-fetch';

import { signCavage, type RequestSigner } from '../signatures/sign-request.js';

/** The key with which this instance itself signs. */
export type InstanceSigner = () => Promise<RequestSigner>;

const inLowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Signs each request with a key. */
export const signing =
  (signer: InstanceSigner, clock: Clock, target: 'with-query' | 'path-only' = 'with-query'): Prepare =>
  async ({ url }) => {
    const request = { method: 'GET', url: new URL(url), now: clock.now() } as const;
    return inLowerCase(await signCavage(request, await signer(), target));
  };

/** Gets documents in the name of the instance: many peers show nothing to whoever does not sign. */
export class SignedFetch {
  constructor(
    private readonly client: SafeFetch,
    private readonly signer: InstanceSigner,
    private readonly clock: Clock,
  ) {}

  /** As `SafeFetch.fetchObject`. A peer that leaves the query out of what is signed gets a second, unlike one. */
  async object(url: string, budget: FetchBudget): Promise<FetchedObject | FetchFailure> {
    const first = await this.client.fetchObject(url, this.signed(budget, 'with-query'));
    const isUnread = first.kind === 'status' && first.status === 401 && url.includes('?');
    return isUnread ? this.client.fetchObject(url, this.signed(budget, 'path-only')) : first;
  }

  /** A document that is no ActivityStreams object; nobody asks for signatures there. */
  document(
    url: string,
    accept: readonly string[],
    budget: FetchBudget,
  ): Promise<FetchedDocument | FetchFailure> {
    return this.client.get(url, { accept, budget });
  }

  private signed(budget: FetchBudget, target: 'with-query' | 'path-only'): RequestOptions {
    return { budget, prepare: signing(this.signer, this.clock, target) };
  }
}
