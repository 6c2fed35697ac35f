import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type {
  BundlePartName,
  BundleView,
  OperationAnswer,
  OperationInput,
  ProfileBundle,
  takeOverBundle,
} from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { writeProfile } from '#libs/identity';
import { CLOCK, newId, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { takeSkill } from '../my-skills.js';
import { skillNamed } from '../skill-named.js';
import { OpenBundle, type OwnBundle } from './open-bundle.js';

type BroughtSkill = ProfileBundle['skills'][number];

const chosenParts = (
  { profile, language }: ProfileBundle,
  parts: readonly BundlePartName[],
): Partial<ProfileBundle['profile'] & { language: 'en' | 'cy' }> =>
  parts.length === 0 ? {} : { language, ...Object.fromEntries(parts.map((part) => [part, profile[part]])) };

const nameOf = ({ labels: { en, cy } }: BroughtSkill) =>
  en === '' ? { name: cy, language: 'cy' as const } : { name: en, language: 'en' as const };

/** What somebody brings along from another server, and what they take over of it. */
@Injectable()
export class TakeOverBundle {
  constructor(
    private readonly database: Database,
    private readonly opening: OpenBundle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws as `OpenBundle` */
  async read(me: AccountViewer, text: string): Promise<BundleView> {
    const { bundle } = await this.opening.execute(me, text);
    const { organisation, person, published, language, profile, skills } = bundle;
    const { name, displayName } = person;
    return { organisation, person: { name, displayName }, issuedAt: published, language, profile, skills };
  }

  /** @throws as `OpenBundle`, and DomainError `skills.too-many` */
  async execute(
    me: AccountViewer,
    wanted: OperationInput<typeof takeOverBundle>['body'],
  ): Promise<OperationAnswer<typeof takeOverBundle>> {
    const own = await this.opening.execute(me, wanted.bundle);
    const parts = [...new Set(wanted.parts)];
    const skills = [...new Set(wanted.skills)].flatMap((index) => own.bundle.skills[index] ?? []);
    return this.database.transaction(async (tx) => {
      if (parts.length > 0) await writeProfile(tx, me, chosenParts(own.bundle, parts));
      let endorsements = 0;
      for (const skill of skills) {
        const skillId = await skillNamed(tx, me, nameOf(skill));
        await takeSkill(tx, me.personId, skillId, skill.kind);
        if (wanted.endorsements && skill.kind === 'skill')
          endorsements += await this.store(tx, { personId: me.personId, skillId }, skill, own);
      }
      if (parts.length === 0) await tx.record('person.updated', { personId: me.personId });
      return { parts: parts.length, skills: skills.length, endorsements };
    });
  }

  /** @throws DomainError `not-found` */
  async remove(me: AccountViewer, endorsementId: string): Promise<void> {
    const gone = await this.database.transaction((tx) =>
      tx.sql
        .deleteFrom('brought_endorsement')
        .where('id', '=', endorsementId)
        .where('person_id', '=', me.personId)
        .returning('id')
        .executeTakeFirst(),
    );
    if (gone === undefined) throw notFound();
  }

  /** @returns how many there are of these now */
  private async store(
    tx: Transaction,
    of: { readonly personId: string; readonly skillId: string },
    { endorsements }: BroughtSkill,
    { instanceId }: OwnBundle,
  ): Promise<number> {
    const now = this.clock.now();
    for (const { by, at, evidence } of endorsements) {
      await sql`
        insert into brought_endorsement (id, person_id, skill_id, instance_id, endorser_uri, endorser_name, endorser_host,
          endorsed_at, evidence_url, evidence_title, brought_at)
        values (${newId()}, ${of.personId}, ${of.skillId}, ${instanceId}, ${by.id}, ${by.name}, ${by.host}, ${at},
          ${evidence?.url ?? null}, ${evidence?.title ?? null}, ${now})
        on conflict (person_id, skill_id, endorser_uri) do update set instance_id = excluded.instance_id,
          endorser_name = excluded.endorser_name, endorser_host = excluded.endorser_host,
          endorsed_at = excluded.endorsed_at, evidence_url = excluded.evidence_url,
          evidence_title = excluded.evidence_title`.execute(tx.sql);
    }
    return endorsements.length;
  }
}
