import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { isPerson, seesEvidence } from '#libs/access';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, LIMITS, newId, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { demandListed, findPerson, type SkillOf } from './listed-skill.js';

/** Two people one after the other, whoever endorses whom, so that neither overlooks the other's endorsement. */
const lockBoth = async (tx: Transaction, ...personIds: [string, string]): Promise<void> => {
  await sql`select from person where id = any(${personIds}::uuid[]) order by id for no key update`.execute(
    tx.sql,
  );
};

/** @throws DomainError `not-found` unless the post can be linked for the one who endorses */
const demandEvidence = async (tx: Transaction, me: AccountViewer, postId: string): Promise<void> => {
  const row = await tx.sql
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .innerJoin('community as c', 'c.id', 't.community_id')
    .select('p.id')
    .where('p.id', '=', postId)
    .where(seesEvidence(me, { post: 'p', thread: 't', community: 'c' }))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
};

interface Endorsing {
  readonly personId: string;
  readonly skillId: string;
  readonly endorserId: string;
}

/** @throws DomainError `endorsement.in-return` where the other one has endorsed them for the same not long ago */
const demandNotInReturn = async (
  tx: Transaction,
  { personId, skillId, endorserId }: Endorsing,
  now: Date,
): Promise<void> => {
  const since = new Date(now.getTime() - LIMITS.endorsements.reciprocalSeconds * 1000);
  const { rows } = await sql`
    select from endorsement theirs
    where theirs.person_id = ${endorserId} and theirs.endorser_id = ${personId} and theirs.skill_id = ${skillId}
      and theirs.revoked_at is null and theirs.taken_down_at is null and theirs.endorsed_at > ${since}
      and not exists (select from endorsement mine where mine.person_id = ${personId}
        and mine.endorser_id = ${endorserId} and mine.skill_id = ${skillId} and mine.revoked_at is null)`.execute(
    tx.sql,
  );
  if (rows.length > 0) throw new DomainError('endorsement.in-return');
};

/** @returns whether it is said for the first time */
const store = async (
  tx: Transaction,
  { personId, skillId, endorserId }: Endorsing,
  postId: string,
  now: Date,
): Promise<boolean> => {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into endorsement (id, person_id, skill_id, endorser_id, post_id, endorsed_at)
    values (${newId()}, ${personId}, ${skillId}, ${endorserId}, ${postId}, ${now})
    on conflict (person_id, skill_id, endorser_id) do update set
      post_id = excluded.post_id, revoked_at = null,
      endorsed_at = case when endorsement.revoked_at is null then endorsement.endorsed_at
        else excluded.endorsed_at end
    returning xmax = 0 as "isNew"`.execute(tx.sql);
  return rows[0]?.isNew === true;
};

/** What people say of the skills of others. */
@Injectable()
export class EndorseSkill {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `endorsement.own-skill`, `endorsement.in-return` */
  execute(me: AccountViewer, { handle, skillId }: SkillOf, postId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const personId = await findPerson(tx.sql, me, handle);
      if (personId === me.personId) throw new DomainError('endorsement.own-skill');
      await lockBoth(tx, personId, me.personId);
      await demandListed(tx.sql, me, { personId, skillId }, true);
      await demandEvidence(tx, me, postId);
      const endorsing = { personId, skillId, endorserId: me.personId };
      const now = this.clock.now();
      await demandNotInReturn(tx, endorsing, now);
      if (await store(tx, endorsing, postId, now))
        await tx.record('skill.endorsed', { personId, skillId, by: me.personId });
    });
  }

  /**
   * Takes it back, also where the skill can no longer be seen.
   *
   * @throws DomainError `not-found`
   */
  async revoke(me: AccountViewer, { handle, skillId }: SkillOf): Promise<void> {
    const { rows } = await this.database.transaction((tx) =>
      sql`
        update endorsement e set revoked_at = ${this.clock.now()} from person
        where person.id = e.person_id and ${isPerson(handle, 'person')} and e.skill_id = ${skillId}
          and e.endorser_id = ${me.personId} and e.revoked_at is null
        returning e.id`.execute(tx.sql),
    );
    if (rows.length === 0) throw notFound();
  }
}
