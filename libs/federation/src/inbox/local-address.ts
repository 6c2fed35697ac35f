import { isId } from '#libs/kernel';

import { hostOf, type Iri } from '../incoming/iri.js';

/** What an address of this instance stands for. */
export type LocalAddress =
  | { readonly kind: 'post' | 'thread'; readonly id: string }
  | { readonly kind: 'person' | 'community'; readonly name: string; readonly part: string | null };

const FORMS = /^https:\/\/[^/]+\/([ptuc])\/([^/?#]+)(?:\/(moderators|featured|followers))?$/;

/** Reads an address that `Addresses` made; null for one of another host, or that stands for nothing of these. */
export const localAddressOf = (iri: Iri, ownHost: string): LocalAddress | null => {
  const match = hostOf(iri) === ownHost ? FORMS.exec(iri) : null;
  if (match === null) return null;
  const [, letter = '', value = '', part = null] = match;
  if (letter === 'u' || letter === 'c') {
    return { kind: letter === 'u' ? 'person' : 'community', name: value, part };
  }
  return thingAt(letter, value, part);
};

const thingAt = (letter: string, value: string, part: string | null): LocalAddress | null => {
  if (part !== null || !isId(value)) return null;
  return { kind: letter === 'p' ? 'post' : 'thread', id: value };
};

/** The names of the people, or of the communities, of this instance that some addresses stand for. */
export const namesAmong = (iris: readonly Iri[], kind: 'person' | 'community', ownHost: string): string[] =>
  iris.flatMap((iri) => {
    const address = localAddressOf(iri, ownHost);
    return address?.kind === kind && address.part === null ? [address.name] : [];
  });
