import type { Kysely } from 'kysely';

import type { Contribution, ContributionsView, ListedSkill, PersonProfile } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { readPerson } from '#libs/identity';
import { anonymous, type AccountViewer } from '#libs/kernel';

import { readOwnSkills } from '../read-skills.js';
import { contributionsOf } from './list-contributions.js';
import { readSharedContributions } from './read-contributions.js';

const KINDS = ['thread', 'video', 'answer', 'article', 'document'] as const;

/** So many of each kind are named. */
const MOST_NAMED = 50;

export type NamedContribution = Exclude<Contribution, { kind: 'endorsement' }>;

/** What stands in the file that somebody takes along. */
export interface CvFacts extends Pick<ContributionsView, 'totals' | 'badges'> {
  readonly profile: PersonProfile;
  readonly skills: readonly ListedSkill[];
  readonly named: readonly NamedContribution[];
}

/**
 * What somebody takes along of themself, to show to whom they like. It leaves the server, so it names only what anybody on
 * the web may read; what everybody of the organisation may read is counted, and closed communities leave no trace.
 */
export const readCv = async (db: Kysely<Tables>, me: AccountViewer): Promise<CvFacts> => {
  const { personId } = me;
  const { person, totals, badges } = await readSharedContributions(db, me, personId);
  const [profile, { skills }, ...lists] = await Promise.all([
    readPerson(db, me, person.name),
    readOwnSkills(db, me, personId),
    ...KINDS.map((kind) => contributionsOf(db, anonymous, { personId, kind, limit: MOST_NAMED })),
  ]);
  const named = lists.flat().filter((each): each is NamedContribution => each.kind !== 'endorsement');
  return { profile, skills, totals, badges, named };
};
