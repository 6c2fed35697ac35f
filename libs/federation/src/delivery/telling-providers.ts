import { Injectable, type Provider } from '@nestjs/common';

import type { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';
import type { Clock } from '#libs/kernel';

import { HomeGround } from '../inbox/domain-verbs.js';
import { KeyRing } from '../keys/key-ring.js';
import type { Addresses } from '../outgoing/addresses.js';
import { ReadGroups } from '../serving/read-groups.js';
import { ReadPeople } from '../serving/read-people.js';
import { ReadPosts } from '../serving/read-posts.js';
import { ReadPublicationDocuments } from '../serving/read-publications.js';
import { AnswerReports } from './answer-reports.js';
import { Outbox } from './outbox.js';
import { TellModeration } from './tell-moderation.js';
import { TellOthers } from './tell-others.js';
import { TellProfiles } from './tell-profiles.js';
import { TellPublications } from './tell-publications.js';
import { TellReports } from './tell-reports.js';

/** What telling others needs. */
@Injectable()
class TellingGround {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly clock: Clock;

  constructor(
    readonly outbox: Outbox,
    readonly keys: KeyRing,
    { database, addresses, clock }: HomeGround,
  ) {
    this.database = database;
    this.addresses = addresses;
    this.clock = clock;
  }
}

/** Reports go out, and what became of those that came goes back. */
@Injectable()
class ReportLetters {
  constructor(
    readonly out: TellReports,
    readonly back: AnswerReports,
  ) {}
}

/** What people show of themselves, and publish on their own pages. */
@Injectable()
class PersonalLetters {
  constructor(
    readonly profiles: TellProfiles,
    readonly publications: TellPublications,
  ) {}
}

/** Has activities be made of what happens here. */
@Injectable()
class TellingWork {
  constructor(
    bus: DomainEventBus,
    others: TellOthers,
    moderation: TellModeration,
    { profiles, publications }: PersonalLetters,
    reports: ReportLetters,
  ) {
    const all = [others, moderation, profiles, publications, reports.out, reports.back];
    for (const telling of all) telling.subscribe(bus);
  }
}

/** What makes activities of what happens here. */
export const tellingProviders: Provider[] = [
  TellingGround,
  {
    provide: TellOthers,
    inject: [TellingGround, ReadPosts],
    useFactory: (ground: TellingGround, posts: ReadPosts) => new TellOthers({ ...ground, posts }),
  },
  {
    provide: TellModeration,
    inject: [TellingGround],
    useFactory: (ground: TellingGround) => new TellModeration(ground),
  },
  {
    provide: TellProfiles,
    inject: [TellingGround, ReadGroups, ReadPeople],
    useFactory: (ground: TellingGround, groups: ReadGroups, people: ReadPeople) =>
      new TellProfiles({ ...ground, groups, people }),
  },
  {
    provide: TellPublications,
    inject: [TellingGround, ReadPublicationDocuments],
    useFactory: (ground: TellingGround, publications: ReadPublicationDocuments) =>
      new TellPublications({ ...ground, publications }),
  },
  PersonalLetters,
  {
    provide: TellReports,
    inject: [TellingGround],
    useFactory: (ground: TellingGround) => new TellReports(ground),
  },
  {
    provide: AnswerReports,
    inject: [TellingGround],
    useFactory: (ground: TellingGround) => new AnswerReports(ground),
  },
  ReportLetters,
  TellingWork,
];
