/** A moment as clients read it, where there was one. */
export const momentOf = (at: Date | null): string | null => at?.toISOString() ?? null;
