/** Narrow readers of JSON that somebody else wrote. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is UnknownRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value or a list of values, as a list of at most `limit`. */
export const listOf = (value: unknown, limit: number): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).slice(0, limit);
};

/** An id given as text, or as the object that has it. */
export function idIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isRecord(value) && typeof value['id'] === 'string' ? value['id'] : undefined;
}
