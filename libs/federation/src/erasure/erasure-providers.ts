import { Injectable, type Provider } from '@nestjs/common';

import { Database } from '#libs/database';
import { DomainEventBus, Jobs } from '#libs/jobs';
import { CursorCodec } from '#libs/kernel';

import { Outbox } from '../delivery/outbox.js';
import { HomeGround } from '../inbox/domain-verbs.js';
import { askAgainToErase, AskToErase } from './ask-to-erase.js';
import { ErasureDesk } from './erasure-desk.js';
import { ErasureEvidence } from './erasure-evidence.js';

/** Has other servers asked when somebody leaves, and asked again until they could be told. */
@Injectable()
class ErasureWork {
  constructor(asking: AskToErase, bus: DomainEventBus, jobs: Jobs) {
    asking.subscribe(bus);
    jobs.handle(askAgainToErase(), () => asking.askAgain());
  }
}

/** What makes other servers forget people of this instance. */
export const erasureProviders: Provider[] = [
  {
    provide: AskToErase,
    inject: [HomeGround, Outbox],
    useFactory: (home: HomeGround, outbox: Outbox) => new AskToErase({ ...home, outbox }),
  },
  {
    provide: ErasureEvidence,
    inject: [Database, CursorCodec],
    useFactory: (database: Database, cursors: CursorCodec) => new ErasureEvidence(database, cursors),
  },
  {
    provide: ErasureDesk,
    inject: [ErasureEvidence, AskToErase],
    useFactory: (evidence: ErasureEvidence, asking: AskToErase) => new ErasureDesk(evidence, asking),
  },
  ErasureWork,
];
