import type { Provider } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { CursorCodec } from '#libs/kernel';

import { SetPeerPolicy } from '../actors/set-peer-policy.js';
import { DeadLetterOffice } from '../delivery/dead-letter-office.js';
import { PartnerDesk } from './partner-desk.js';
import { ReadPartners } from './read-partners.js';

/** What administrators do about other instances. */
export const partnerProviders: Provider[] = [
  {
    provide: ReadPartners,
    inject: [Database, CursorCodec, CONFIG],
    useFactory: (database: Database, cursors: CursorCodec, { federation }: Config) =>
      new ReadPartners(database, cursors, federation.mode === 'open' ? 'open' : 'allowlist'),
  },
  {
    provide: PartnerDesk,
    inject: [ReadPartners, SetPeerPolicy, DeadLetterOffice],
    useFactory: (partners: ReadPartners, policy: SetPeerPolicy, letters: DeadLetterOffice) =>
      new PartnerDesk(partners, policy, letters),
  },
];
