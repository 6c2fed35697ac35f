export type Verdict = 'applied' | 'ignored' | 'refused';

/** It is decided what became of an activity. */
export interface Settled {
  readonly kind: 'settled';
  readonly verdict: Verdict;
  readonly because: string;
  /** Ids of what there is now, for activities that came too early. */
  readonly provides: readonly string[];
}

/** It cannot be decided yet. */
export interface Later {
  readonly kind: 'later';
  readonly because: string;
  /** The id of what is missing; null where a server could not be asked. */
  readonly awaits: string | null;
  /** What becomes of the activity when it never comes. */
  readonly otherwise: Verdict;
  /** The community elsewhere in which it is missing, so that it may be asked for; null where nobody should ask. */
  readonly missingIn: string | null;
}

export type Outcome = Settled | Later;

export const applied = (because: string, provides: readonly string[] = []): Settled => ({
  kind: 'settled',
  verdict: 'applied',
  because,
  provides,
});

export const ignored = (because: string): Settled => ({
  kind: 'settled',
  verdict: 'ignored',
  because,
  provides: [],
});

export const refused = (because: string): Settled => ({
  kind: 'settled',
  verdict: 'refused',
  because,
  provides: [],
});

export const awaiting = (awaits: string, because: string, otherwise: Verdict = 'ignored'): Later => ({
  kind: 'later',
  because,
  awaits,
  otherwise,
  missingIn: null,
});

/** A post of a community elsewhere answers another one that is not here. */
export const missing = (parent: string, communityId: string): Later => ({
  ...awaiting(parent, 'unknown-parent'),
  missingIn: communityId,
});

/** A server that could not be asked is asked again. */
export const unreachable = (because: string): Later => ({
  kind: 'later',
  because,
  awaits: null,
  otherwise: 'ignored',
  missingIn: null,
});

export const isApplied = (outcome: Outcome): boolean =>
  outcome.kind === 'settled' && outcome.verdict === 'applied';

const RANK: Readonly<Record<Verdict, number>> = { applied: 0, refused: 1, ignored: 2 };

/** What became of an activity of several parts. Each part does nothing when it is done again, so all may wait for one. */
export const together = (outcomes: readonly Outcome[]): Outcome => {
  const late = outcomes.find((outcome) => outcome.kind === 'later');
  if (late !== undefined) return late;
  const settled = outcomes.filter((outcome) => outcome.kind === 'settled');
  const [first] = settled.toSorted((one, other) => RANK[one.verdict] - RANK[other.verdict]);
  if (first === undefined) return ignored('nothing-in-it');
  return { ...first, provides: settled.flatMap(({ provides }) => provides) };
};
