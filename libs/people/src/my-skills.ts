import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { addMySkill, OperationInput, setMySkill, SkillKind, SkillsOfPerson } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DomainError, LIMITS, notFound, type AccountViewer } from '#libs/kernel';

import { readOwnSkills } from './read-skills.js';
import { skillNamed } from './skill-named.js';

/** @throws DomainError `skills.too-many` */
export const takeSkill = async (
  tx: Transaction,
  personId: string,
  skillId: string,
  kind: SkillKind,
): Promise<void> => {
  // One after the other, so that the number is right.
  await sql`select from person where id = ${personId} for no key update`.execute(tx.sql);
  await tx.sql
    .insertInto('person_skill')
    .values({ person_id: personId, skill_id: skillId, kind, added_at: sql<Date>`now()` })
    .onConflict((conflict) => conflict.columns(['person_id', 'skill_id', 'kind']).doNothing())
    .execute();
  const { count } = await tx.sql
    .selectFrom('person_skill')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  if (count > LIMITS.skills.ofPerson) throw new DomainError('skills.too-many');
};

const leaveSkill = async (
  tx: Transaction,
  personId: string,
  skillId: string,
  kind: SkillKind,
): Promise<void> => {
  await tx.sql
    .deleteFrom('person_skill')
    .where('person_id', '=', personId)
    .where('skill_id', '=', skillId)
    .where('kind', '=', kind)
    .execute();
};

/** @throws DomainError `not-found` */
export const holdSkill = async (tx: Transaction, skillId: string): Promise<void> => {
  const { rows } = await sql`select from skill where id = ${skillId} for key share`.execute(tx.sql);
  if (rows.length === 0) throw notFound();
};

/** The own skills and interests. */
@Injectable()
export class MySkills {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `skills.too-many` */
  add(
    me: AccountViewer,
    { kind, ...name }: OperationInput<typeof addMySkill>['body'],
  ): Promise<SkillsOfPerson> {
    return this.change(me, async (tx) => takeSkill(tx, me.personId, await skillNamed(tx, me, name), kind));
  }

  /** @throws DomainError `not-found`, `skills.too-many` */
  set(me: AccountViewer, { params, body }: OperationInput<typeof setMySkill>): Promise<SkillsOfPerson> {
    const { skillId } = params;
    return this.change(me, async (tx) => {
      await holdSkill(tx, skillId);
      const kinds = [
        ['skill', body.isSkill],
        ['interest', body.isInterest],
      ] as const;
      for (const [kind, isWanted] of kinds)
        await (isWanted ? takeSkill : leaveSkill)(tx, me.personId, skillId, kind);
    });
  }

  private change(me: AccountViewer, work: (tx: Transaction) => Promise<void>): Promise<SkillsOfPerson> {
    return this.database.transaction(async (tx) => {
      await work(tx);
      await tx.record('person.updated', { personId: me.personId });
      return readOwnSkills(tx.sql, me, me.personId);
    });
  }
}
