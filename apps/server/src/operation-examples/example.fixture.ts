import type { Operation, OperationCall } from '#libs/contracts';

import type { Actor, Scene } from './scene.fixture.js';

/** Whose request it is (left out: nobody's), where it goes if not to the scene's server, and a body that is no JSON. */
export interface Envelope {
  readonly as?: Actor;
  readonly at?: string;
  readonly form?: FormData;
}

/** A request that an example makes, of any operation; a list in the query is a parameter given several times. */
export interface Asked extends Envelope {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

type Arrange<O extends Operation> = (
  scene: Scene,
) => (Envelope & OperationCall<O>) | Promise<Envelope & OperationCall<O>>;

/** How an operation is called: once with success, and once so that it fails with one of the codes it declares. */
export interface Example {
  readonly operation: Operation;
  readonly accepted: (scene: Scene) => Asked | Promise<Asked>;
  readonly refused?: { readonly code: string; readonly asked: (scene: Scene) => Asked | Promise<Asked> };
}

/** Declares the example of an operation: each request is brought about by its function, with all that it needs. */
export const exampleOf =
  <O extends Operation>(operation: O) =>
  (accepted: Arrange<O>, refused?: { readonly code: string; readonly asked: Arrange<O> }): Example => ({
    operation,
    accepted,
    ...(refused !== undefined && { refused }),
  });
