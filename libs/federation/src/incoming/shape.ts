import { LIMITS } from '#libs/kernel';

/** Why a document is refused before anything in it is looked at. */
export type ShapeProblem = 'too-deep' | 'too-large' | 'polluting-key';

const POLLUTING: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

interface Level {
  readonly containers: readonly object[];
  readonly values: number;
}

const hasPollutingKey = (container: object): boolean =>
  !Array.isArray(container) && Object.keys(container).some((key) => POLLUTING.has(key));

const below = (containers: readonly object[]): Level => {
  let values = 0;
  const found: object[] = [];
  for (const container of containers) {
    const members: readonly unknown[] = Array.isArray(container) ? container : Object.values(container);
    values += members.length;
    for (const member of members) if (isContainer(member)) found.push(member);
  }
  return { containers: found, values };
};

/**
 * Walks a document level by level, without recursion, and stops at the limits: 32 levels, 50,000 values. After it
 * every reader may descend freely. Keys that could reach the prototype of an object are never legitimate in ActivityPub.
 */
export const problemOfShape = (raw: object): ShapeProblem | null => {
  let level: Level = { containers: [raw], values: 1 };
  let values = 0;
  for (let depth = 1; level.containers.length > 0; depth += 1) {
    if (depth > LIMITS.federation.depth) return 'too-deep';
    if (level.containers.some(hasPollutingKey)) return 'polluting-key';
    values += level.values;
    if (values > LIMITS.federation.values) return 'too-large';
    level = below(level.containers);
  }
  return values + level.values > LIMITS.federation.values ? 'too-large' : null;
};
