import type { Activity, Reading } from '../incoming/documents.js';
import type { Iri } from '../incoming/iri.js';
import { isObject } from '../incoming/json.js';
import { readDocument } from '../incoming/read-document.js';
import { iriOf } from '../incoming/references.js';

/** What somebody posted to an inbox, and in whose name. */
export type Posted =
  | { readonly kind: 'activity'; readonly actor: Iri; readonly activity: Activity }
  /** Of a type that we do not handle. */
  | { readonly kind: 'ignored'; readonly actor: Iri }
  | { readonly kind: 'unreadable'; readonly because: string };

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

const postedOf = (raw: unknown, reading: Reading): Posted => {
  if (reading.kind === 'activity') return { kind: 'activity', actor: reading.actor, activity: reading };
  if (reading.kind === 'refused') return { kind: 'unreadable', because: reading.because };
  const actor = isObject(raw) ? iriOf(raw['actor']) : null;
  if (reading.kind !== 'ignored') return { kind: 'unreadable', because: 'not-an-activity' };
  return actor === null ? { kind: 'unreadable', because: 'actor-missing' } : { kind: 'ignored', actor };
};

/** Reads the bytes of a request to an inbox; what comes of it is within the limits and not trusted. */
export const parseActivity = (bytes: Uint8Array): Posted => {
  const raw = parsed(bytes);
  return raw === undefined ? { kind: 'unreadable', because: 'not-json' } : postedOf(raw, readDocument(raw));
};
