import { Inject, Injectable, type Provider } from '@nestjs/common';

import { INSTANCE, type LocalInstance } from '#libs/identity';
import { BundleSeal } from '#libs/people';

import { RemoteActors } from '../actors/remote-actors.js';
import { HomeGround } from '../inbox/domain-verbs.js';
import { KeyRing } from '../keys/key-ring.js';
import { InstanceSeal } from './instance-seal.js';

/** Has profiles that people take along be signed, and those that they bring be checked. */
@Injectable()
class BundleWork {
  constructor(
    seal: BundleSeal,
    keys: KeyRing,
    actors: RemoteActors,
    { addresses, clock }: HomeGround,
    @Inject(INSTANCE) instance: LocalInstance,
  ) {
    seal.sealedBy(new InstanceSeal({ keys, actors, addresses, instance, clock }));
  }
}

/** How somebody's profile moves between servers. */
export const bundleProviders: Provider[] = [BundleWork];
