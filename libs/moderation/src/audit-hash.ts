import { createHash } from 'node:crypto';

/** What an entry's hash covers; times in ISO 8601 UTC with milliseconds. */
export interface HashedEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly communityId: string | null;
  readonly detail: unknown;
}

/** JSON with the keys of every object in order, so that PostgreSQL's own key order does not matter. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
};

/** What the first entry of a log follows. */
export const FIRST_PREVIOUS = Buffer.alloc(32);

/** SHA-256 over the hash before and the entry itself: changing or removing one entry breaks all that follow. */
export const hashEntry = (previous: Buffer, entry: HashedEntry): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(
      canonical([
        entry.seq,
        entry.at.toISOString(),
        entry.actorId,
        entry.action,
        entry.subjectKind,
        entry.subjectId,
        entry.communityId,
        entry.detail,
      ]),
    )
    .digest();
