/** A step that is there, and whether whoever changes the order may read it. */
export interface KnownStep {
  readonly id: string;
  readonly isSeen: boolean;
}

/**
 * The order of all steps after somebody has ordered those that they may read: each step that they do not see follows
 * the same one as before, as far as that is still there.
 */
export const placeSteps = (before: readonly KnownStep[], wanted: readonly string[]): string[] => {
  const placed = [...wanted];
  let previous: string | undefined;
  for (const { id, isSeen } of before) {
    if (!isSeen) placed.splice(previous === undefined ? 0 : placed.indexOf(previous) + 1, 0, id);
    if (placed.includes(id)) previous = id;
  }
  return placed;
};
