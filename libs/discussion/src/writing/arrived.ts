import type { NamedElsewhere } from '#libs/text';

/** What comes with a text that was written on another server. */
export interface Arrived {
  /** Its id there, under which it is known everywhere. */
  readonly uri: string;
  /** The page on which people read it there. */
  readonly url: string | null;
  /** As that server sent it: nothing in it is safe yet. */
  readonly html: string;
  /** The people and communities that it names, as far as there are rows of them. */
  readonly named: readonly (NamedElsewhere & {
    readonly id: string;
    readonly kind: 'person' | 'community';
  })[];
  /**
   * It was fetched, because this instance had not heard of it: it is no news, and nobody is notified. Left out for what its
   * server sent.
   */
  readonly history?: History | undefined;
}

export interface History {
  /** Null where its server does not say. */
  readonly writtenAt: Date | null;
}

/** When a text counts as written: that of history when it was, if another server hosts the community; never in the future. */
export const writtenAt = (history: History | undefined, isElsewhere: boolean, now: Date): Date => {
  const at = history?.writtenAt ?? null;
  return isElsewhere && at !== null && at < now ? at : now;
};
