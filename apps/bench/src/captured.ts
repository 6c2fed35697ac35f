import { randomUUID } from 'node:crypto';

/** A statement as the product sent it to PostgreSQL. */
export interface Captured {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the product sent for one thread page and for one reply; ids in `kept` stay when the reply is written again. */
export interface CapturedRequests {
  readonly page: readonly Captured[];
  readonly reply: readonly Captured[];
  readonly replyThreadId: string;
  readonly kept: readonly string[];
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Gives the statements of a captured reply new ids, and another thread, so that they write another reply. */
export const rewriteReply = (
  { reply, replyThreadId, kept }: CapturedRequests,
  threadId: string,
): { name?: string; text: string; values: unknown[] }[] => {
  const ids = new Map([[replyThreadId, threadId], ...kept.map((id) => [id, id] as const)]);
  const renew = (id: string): string => {
    const known = ids.get(id) ?? randomUUID();
    ids.set(id, known);
    return known;
  };
  const rewrite = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(UUID, renew);
    return value instanceof Date ? new Date() : value;
  };
  return reply.map((statement) => ({ ...statement, values: statement.values.map(rewrite) }));
};
