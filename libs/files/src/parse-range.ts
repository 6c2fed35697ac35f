import type { ByteRange } from '#libs/storage';

const FROM_START = /^bytes=(\d+)-(\d*)$/;
const FROM_END = /^bytes=-(\d+)$/;

const withinSize = (start: number, end: number, size: number): ByteRange | 'unsatisfiable' =>
  start < size && start <= end ? { start, end: Math.min(end, size - 1) } : 'unsatisfiable';

/**
 * The one range that a `Range` header asks for (RFC 9110 section 14.2), null when it asks for nothing that we serve
 * in parts, or `unsatisfiable`. Several ranges at once are answered with the whole.
 */
export const parseRange = (header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' => {
  const [, last] = FROM_END.exec(header ?? '') ?? [];
  if (last !== undefined) return withinSize(Math.max(0, size - Number(last)), size - 1, size);
  const [, first, end] = FROM_START.exec(header ?? '') ?? [];
  if (first === undefined) return null;
  if (end === undefined || end === '') return withinSize(Number(first), size - 1, size);
  return Number(end) < Number(first) ? null : withinSize(Number(first), Number(end), size);
};
