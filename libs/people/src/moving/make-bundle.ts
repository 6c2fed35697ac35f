import { Inject, Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { isStanding, seesEvidence } from '#libs/access';
import type { makeBundle, OperationAnswer, ProfileBundle } from '#libs/contracts';
import { Database } from '#libs/database';
import { anonymous, CLOCK, DomainError, LIMITS, type AccountViewer, type Clock } from '#libs/kernel';

import { skillOrder } from '../skill-json.js';
import { BundleSeal, type SealBundles } from './bundle-seal.js';

interface Evidence {
  readonly title: string;
  readonly community: string;
  readonly threadId: string;
  readonly number: number;
  /** Of a post elsewhere. */
  readonly url: string | null;
}

interface EndorsementRow {
  readonly by: {
    readonly uri: string | null;
    readonly handle: string;
    readonly name: string;
    readonly host: string;
  };
  readonly at: string;
  readonly evidence: Evidence | null;
}

type SkillRow = Omit<ProfileBundle['skills'][number], 'endorsements'> & {
  readonly endorsements: readonly EndorsementRow[];
};

interface Row extends Pick<ProfileBundle, 'organisation' | 'profile' | 'language'> {
  readonly name: string;
  readonly displayName: string;
  readonly others: readonly string[];
  readonly skills: readonly SkillRow[];
}

/** The post joined as `p`, where anybody on the web may read it: the file leaves this server. */
const evidenceJson = sql`case when ${seesEvidence(anonymous, { post: 'p', thread: 't', community: 'c' })}
  then jsonb_build_object('title', t.title, 'community', c.name, 'threadId', t.id, 'number', p.number,
    'url', case when p.uri is not null then coalesce(p.url, p.uri) end) end`;

/** The newest that stand before anybody, and are not hidden. */
const endorsementsJson = sql`coalesce((
  select jsonb_agg(jsonb_build_object('by', jsonb_build_object('uri', giver.uri, 'handle', giver.name,
      'name', giver.display_name, 'host', home.host), 'at', e.endorsed_at, 'evidence', ${evidenceJson})
      order by e.endorsed_at desc, e.id desc)
  from (select * from endorsement e where e.person_id = k.person_id and e.skill_id = k.skill_id
      and k.kind = 'skill' and ${isStanding(anonymous, 'e')}
    order by e.endorsed_at desc, e.id desc limit ${sql.lit(LIMITS.bundles.endorsementsOfSkill)}) e
  join person giver on giver.id = e.endorser_id and giver.deleted_at is null
  join instance home on home.id = giver.instance_id
  left join post p on p.id = e.post_id left join thread t on t.id = p.thread_id
  left join community c on c.id = t.community_id), '[]')`;

const skillsJson = sql`coalesce((
  select jsonb_agg(jsonb_build_object('kind', k.kind, 'labels', jsonb_build_object('en', s.label_en, 'cy', s.label_cy),
    'endorsements', ${endorsementsJson}) order by k.kind desc, ${skillOrder('s')}, s.id)
  from person_skill k join skill s on s.id = k.skill_id where k.person_id = person.id), '[]')`;

/** Accounts elsewhere that the person names as theirs, and the one that they moved to. */
const othersJson = sql`coalesce((select jsonb_agg(distinct other.uri) from person other where other.uri is not null
  and (other.id = person.moved_to_id or other.id in (select o.other_id from other_account o
    where o.person_id = person.id))), '[]')`;

const profileJson = sql`jsonb_build_object('roleTitle', person.role_title, 'team', person.team, 'place', person.place,
  'languages', to_jsonb(person.spoken_languages), 'workingPattern', person.working_pattern,
  'pronouns', person.pronouns, 'contact', person.contact, 'askMeAbout', person.ask_me_about,
  'experience', person.experience, 'summary', person.summary)`;

const findRow = (personId: string): RawBuilder<Row> => sql<Row>`
  select person.name, person.display_name as "displayName", person.language, ${profileJson} as profile,
    jsonb_build_object('name', instance.name, 'host', instance.host) as organisation,
    ${othersJson} as others, ${skillsJson} as skills
  from person join instance on instance.id = person.instance_id where person.id = ${personId}`;

const endorsementOf = (hand: SealBundles, { by, at, evidence }: EndorsementRow) => ({
  by: { id: by.uri ?? hand.personUri(by.handle), name: by.name, host: by.host },
  at: new Date(at).toISOString(),
  evidence: evidence && {
    title: evidence.title,
    url: evidence.url ?? hand.postUrl(evidence.community, evidence.threadId, evidence.number),
  },
});

/** Puts somebody's own profile into a file that this server signs, for an account of theirs elsewhere. */
@Injectable()
export class MakeBundle {
  constructor(
    private readonly database: Database,
    private readonly seal: BundleSeal,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `federation.off`, `bundle.no-target` where no other account is named */
  async execute(me: AccountViewer): Promise<OperationAnswer<typeof makeBundle>> {
    const { hand } = this.seal;
    const { rows } = await findRow(me.personId).execute(this.database.sql);
    const [row] = rows;
    if (row === undefined || row.others.length === 0) throw new DomainError('bundle.no-target');
    const bundle: ProfileBundle = {
      type: 'ProfileBundle',
      version: 1,
      attributedTo: hand.issuer,
      published: this.clock.now().toISOString(),
      organisation: row.organisation,
      person: {
        id: hand.personUri(row.name),
        name: row.name,
        displayName: row.displayName,
        alsoKnownAs: [...row.others],
      },
      language: row.language,
      profile: row.profile,
      skills: row.skills.map((skill) => ({
        ...skill,
        endorsements: skill.endorsements.map((endorsement) => endorsementOf(hand, endorsement)),
      })),
    };
    return hand.seal(bundle);
  }
}
