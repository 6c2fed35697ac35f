import type { AccountCatchUp, ThreadCatchUp } from '#libs/contracts';
import type { AccountViewer, ErrorDetails } from '#libs/kernel';

/** What a person lets others see of what they do just now. */
export interface Showing {
  readonly showPresence: boolean;
  readonly showTyping: boolean;
}

/** A person with a socket, as others in a thread may see them. */
export interface SocketPerson extends Showing {
  readonly viewer: AccountViewer;
  readonly name: string;
  readonly displayName: string;
  readonly host: string;
  readonly language: 'en' | 'cy';
}

/** A right that a socket makes use of. */
export interface HeldRight {
  readonly personId: string;
  readonly sessionId: string;
  readonly communityId: string | null;
  readonly threadId: string | null;
  readonly publicationId: string | null;
}

/** What the socket layer needs from the libraries that own people, rights and streams. */
export interface RealtimePorts {
  /** The person of a session cookie; null when it is not valid (any more). */
  readonly personOf: (cookieHeader: string) => Promise<SocketPerson | null>;
  /** Community and last event of a thread that the viewer may read. @throws DomainError `not-found` */
  readonly thread: (viewer: AccountViewer, threadId: string) => Promise<{ communityId: string; seq: number }>;
  /** @throws DomainError `not-found` when the viewer may not read the community */
  readonly requireCommunity: (viewer: AccountViewer, communityId: string) => Promise<void>;
  /** @throws DomainError `not-found` when the viewer may not read the article or status */
  readonly requirePublication: (viewer: AccountViewer, publicationId: string) => Promise<void>;
  readonly threadEvents: (viewer: AccountViewer, threadId: string, after: number) => Promise<ThreadCatchUp>;
  readonly accountEvents: (viewer: AccountViewer, after: number) => Promise<AccountCatchUp>;
  /** Of these rights, those that still hold now; asked for all sockets of the process in one query. */
  readonly stillHeld: (rights: readonly HeldRight[]) => Promise<ReadonlySet<HeldRight>>;
  /** Whether these people show that they are there and that they write. */
  readonly showing: (personIds: readonly string[]) => Promise<ReadonlyMap<string, Showing>>;
  readonly text: (language: 'en' | 'cy', code: string, details: ErrorDetails) => string;
  readonly security: (event: string, context: Record<string, unknown>) => void;
  readonly report: (error: unknown, context: Record<string, unknown>) => void;
}
