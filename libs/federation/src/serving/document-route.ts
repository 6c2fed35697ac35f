import type { Viewer } from '#libs/kernel';

import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { documentAnswer, type Answer } from './answers.js';

/** Who asks for what: the names that stand in the path, and the cursor of a page of a collection. */
export interface Asked {
  readonly viewer: Viewer;
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly cursor: string | null;
}

/** Null where there is nothing, or nothing for this viewer. */
export type Read = (asked: Asked) => Promise<Answer | null>;

export interface DocumentRoute {
  readonly path: RegExp;
  readonly read: Read;
}

/** A name of a person or community in a path. */
export const NAME = '([a-z0-9_]{1,30})';

export const route = (path: string, read: Read): DocumentRoute => ({ path: new RegExp(`^${path}/?$`), read });

export const answerOf = async (found: Promise<OutgoingDocument | null>): Promise<Answer | null> => {
  const document = await found;
  return document === null ? null : documentAnswer(document);
};
