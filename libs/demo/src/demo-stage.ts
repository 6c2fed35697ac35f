import { createHash } from 'node:crypto';

import type { Database, OnceKey } from '#libs/database';
import type { LocalInstance } from '#libs/identity';
import type { AccountViewer } from '#libs/kernel';

import type { DemoContent } from './content/shape.js';
import type { DemoClock } from './demo-clock.js';

type Class<T> = abstract new (...parts: never[]) => T;

/** What seeding needs: the content, the product's own services, and who and what was made so far. */
export class DemoStage {
  readonly people = new Map<string, AccountViewer>();
  /** Community ids by name. */
  readonly communities = new Map<string, string>();
  /** Thread ids by key. */
  readonly threads = new Map<string, string>();
  /** Ids of published videos by key; none where this machine cannot prepare any. */
  readonly videos = new Map<string, string>();
  /** Ids of the threads about these videos. */
  readonly videoThreads = new Map<string, string>();
  /** Document ids by key. */
  readonly documents = new Map<string, string>();
  /** Post ids by thread key, in order. */
  readonly posts = new Map<string, string[]>();

  constructor(
    readonly content: DemoContent,
    readonly database: Database,
    readonly instance: LocalInstance,
    readonly clock: DemoClock,
    readonly get: <T>(service: Class<T>) => T,
  ) {}

  person(handle: string): AccountViewer {
    return found(this.people, handle);
  }

  community(name: string): string {
    return found(this.communities, name);
  }

  thread(key: string): string {
    return found(this.threads, key);
  }

  document(key: string): string {
    return found(this.documents, key);
  }

  post(key: string, index: number): string {
    const id = found(this.posts, key)[index];
    if (id === undefined) throw new Error(`The demo has no post ${index} in ${key}`);
    return id;
  }

  /** An idempotency key of one thing in the demo. */
  once(me: AccountViewer, operation: string, request: object): OnceKey {
    const key = createHash('sha256')
      .update(JSON.stringify([operation, request]))
      .digest('hex')
      .slice(0, 40);
    return { personId: me.personId, key, operation, request };
  }
}

const found = <T>(map: ReadonlyMap<string, T>, key: string): T => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demo has no ${key}`);
  return value;
};
