import { Injectable } from '@nestjs/common';

import { PeerPolicy } from '../actors/peer-policy.js';
import { RemoteActors } from '../actors/remote-actors.js';
import { SignedFetch } from '../actors/signed-fetch.js';
import { Outbox } from '../delivery/outbox.js';
import { PeerHealth } from '../delivery/peer-health.js';

/** How the inbox deals with other servers. */
@Injectable()
export class OtherServers {
  constructor(
    readonly actors: RemoteActors,
    readonly policy: PeerPolicy,
    readonly documents: SignedFetch,
    readonly outbox: Outbox,
    readonly health: PeerHealth,
  ) {}
}
