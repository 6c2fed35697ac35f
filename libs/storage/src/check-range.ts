import { failure } from './failures.js';
import type { ByteRange } from './object-store.js';

/** @throws DomainError `storage.range-invalid` unless the range lies inside `size` bytes */
export const checkRange = ({ start, end }: ByteRange, size: number): void => {
  const whole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (!whole || start < 0 || end < start || end >= size) throw failure('storage.range-invalid', { size });
};
