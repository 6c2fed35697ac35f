import { isId } from '#libs/kernel';

import { localAddressOf } from '../inbox/local-address.js';
import { readIri, type Iri } from '../incoming/iri.js';

/** What somebody asks for: an activity or a post, by its id, its address, or the address of its page. */
export interface TraceSubject {
  /** As it was asked for. */
  readonly text: string;
  readonly id: string | null;
  /** A place in a thread of this instance. */
  readonly thread: { readonly id: string; readonly number: number } | null;
}

const PAGE = /^\/c\/[^/]+\/t\/([0-9a-f-]{36})(?:\/|$)/;

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** The page of a thread tells of one post by its number; without one, of the first. */
const pageAt = (url: URL | null, ownHost: string): TraceSubject['thread'] => {
  if (url === null || url.host !== ownHost) return null;
  const [, id = ''] = PAGE.exec(url.pathname) ?? [];
  const number = Number(url.searchParams.get('at') ?? 1);
  return isId(id) && Number.isSafeInteger(number) && number > 0 ? { id, number } : null;
};

const idAt = (iri: Iri | null, ownHost: string): string | null => {
  const address = iri === null ? null : localAddressOf(iri, ownHost);
  return address?.kind === 'post' ? address.id : null;
};

export const traceSubjectOf = (asked: string, ownHost: string): TraceSubject => {
  const text = asked.trim();
  return {
    text,
    id: isId(text) ? text : idAt(readIri(text), ownHost),
    thread: pageAt(urlOf(text), ownHost),
  };
};
