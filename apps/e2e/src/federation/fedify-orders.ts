/** How a request is signed. */
export type Scheme = 'rfc9421' | 'cavage';

/** An activity that arrived, as Fedify understands it. */
export interface Heard {
  readonly type: string;
  readonly actor: string | null;
  readonly objectId: string | null;
  /** The activity inside, where a community passes one on. */
  readonly inner: { readonly type: string; readonly actor: string | null } | null;
  /** What it is about in the end. */
  readonly about: {
    readonly id: string | null;
    readonly type: string | null;
    readonly name: string | null;
    readonly content: string | null;
  };
}

/** A signed request to an inbox, sent or received, and how it was answered. */
export interface SignedPost {
  readonly scheme: Scheme | null;
  readonly status: number;
}

/** What may be asked of the program with the Fedify server, and what it answers. */
export interface Orders {
  /** Follows an actor by their handle. @returns their id */
  follow(parts: { readonly handle: string }): Promise<string>;
  /** Opens a thread in a community. @returns its id */
  open(parts: { readonly group: string; readonly name: string; readonly content: string }): Promise<string>;
  /** Answers a post, in a community. @returns the id of the answer */
  reply(parts: { readonly group: string; readonly to: string; readonly content: string }): Promise<string>;
  edit(parts: { readonly group: string; readonly id: string; readonly content: string }): Promise<void>;
  remove(parts: { readonly group: string; readonly id: string }): Promise<void>;
  like(parts: { readonly group: string; readonly id: string }): Promise<void>;
  unlike(parts: { readonly group: string; readonly id: string }): Promise<void>;
  /** Fetches something elsewhere, as anybody. @returns its type; null where there is nothing */
  look(parts: { readonly id: string }): Promise<string | null>;
  heard(parts: object): Promise<readonly Heard[]>;
  posts(
    parts: object,
  ): Promise<{ readonly sent: readonly SignedPost[]; readonly received: readonly SignedPost[] }>;
}

export type OrderName = keyof Orders;

/** Between the processes. */
export interface OrderMessage {
  readonly id: number;
  readonly name: OrderName;
  readonly parts: object;
}

export type AnswerMessage =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly ready: true };
