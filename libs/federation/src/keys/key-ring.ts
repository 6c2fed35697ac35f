import type { KeyObject } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { Database, type ActorKind } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, type Clock } from '#libs/kernel';

import { Addresses, type ActorAddresses } from '../outgoing/addresses.js';
import type { KeyFacts } from '../outgoing/facts.js';
import type { ProofMaker } from '../proofs/integrity-proof.js';
import type { RequestSigner } from '../signatures/sign-request.js';
import { generateActorKeys, publicKeyPem } from './generate-actor-keys.js';
import { KeyCache } from './key-cache.js';
import { multikeyOf } from './multikey.js';
import { sealPrivateKey, unsealPrivateKey } from './seal-private-key.js';

/** Actors whose keys are kept open; one that writes often stays among them. */
const KEPT = 1_000;

interface OpenKeys {
  readonly addresses: ActorAddresses;
  readonly facts: KeyFacts;
  readonly rsa: KeyObject;
  readonly ed25519: KeyObject;
}

interface KeyRow {
  readonly rsa_public_pem: string;
  readonly rsa_private: Buffer;
  readonly ed25519_public: string;
  readonly ed25519_private: Buffer;
}

/**
 * The keys of actors of this instance. They are made when an actor first needs them, once for all processes, and stand
 * in the database sealed under the instance's secret.
 */
@Injectable()
export class KeyRing {
  private readonly open = new KeyCache<Promise<OpenKeys>>(KEPT);
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** What signs requests of an actor. @throws Error when there is no such actor here; SealedKeyError */
  async signerOf(ownerId: string, kind: ActorKind): Promise<RequestSigner> {
    const { addresses, rsa } = await this.keysOf(ownerId, kind);
    return { keyId: addresses.mainKey, privateKey: rsa };
  }

  /** What proves documents of an actor. @throws as `signerOf` */
  async proverOf(ownerId: string, kind: ActorKind): Promise<ProofMaker> {
    const { addresses, ed25519 } = await this.keysOf(ownerId, kind);
    return { verificationMethod: addresses.ed25519Key, privateKey: ed25519, created: this.clock.now() };
  }

  /** What an actor's document shows of its keys. @throws as `signerOf` */
  async factsOf(ownerId: string, kind: ActorKind): Promise<KeyFacts> {
    return (await this.keysOf(ownerId, kind)).facts;
  }

  /** Everybody who asks for the keys of one actor at once waits for the same ones. */
  private keysOf(ownerId: string, kind: ActorKind): Promise<OpenKeys> {
    const known = this.open.get(ownerId);
    if (known !== undefined) return known;
    const opening = this.openKeys(ownerId, kind);
    this.open.set(ownerId, opening);
    opening.catch(() => this.open.delete(ownerId));
    return opening;
  }

  private async openKeys(ownerId: string, kind: ActorKind): Promise<OpenKeys> {
    const addresses = await this.addressesOf(ownerId, kind);
    const row = (await this.find(ownerId)) ?? (await this.make(ownerId, kind, addresses));
    const { secret } = this.instance;
    return {
      addresses,
      facts: { rsaPublicKeyPem: row.rsa_public_pem, ed25519PublicKey: row.ed25519_public },
      rsa: unsealPrivateKey(row.rsa_private, addresses.mainKey, secret),
      ed25519: unsealPrivateKey(row.ed25519_private, addresses.ed25519Key, secret),
    };
  }

  private async addressesOf(ownerId: string, kind: ActorKind): Promise<ActorAddresses> {
    if (kind === 'instance') {
      if (ownerId !== this.instance.id) throw noActor(ownerId);
      return this.at.instance;
    }
    const row = await this.database.sql
      .selectFrom(kind)
      .select('name')
      .where('id', '=', ownerId)
      .where('instance_id', '=', this.instance.id)
      .executeTakeFirst();
    if (row === undefined) throw noActor(ownerId);
    return this.at[kind](row.name);
  }

  private async find(ownerId: string): Promise<KeyRow | undefined> {
    const { rows } = await sql<KeyRow>`select rsa_public_pem, rsa_private, ed25519_public, ed25519_private
      from actor_keys where owner_id = ${ownerId}`.execute(this.database.sql);
    return rows[0];
  }

  /** Where another process was quicker, its keys are the actor's. */
  private async make(ownerId: string, kind: ActorKind, addresses: ActorAddresses): Promise<KeyRow> {
    const { rsa, ed25519 } = await generateActorKeys();
    const { secret } = this.instance;
    const keys = {
      rsa_public_pem: publicKeyPem(rsa.publicKey),
      rsa_private: sealPrivateKey(rsa.privateKey, addresses.mainKey, secret),
      ed25519_public: multikeyOf(ed25519.publicKey),
      ed25519_private: sealPrivateKey(ed25519.privateKey, addresses.ed25519Key, secret),
    };
    const { rsa_public_pem, rsa_private, ed25519_public, ed25519_private } = keys;
    await this.database.transaction(async (tx) => {
      await sql`
        insert into actor_keys (owner_id, owner_kind, rsa_public_pem, rsa_private, ed25519_public, ed25519_private, created_at)
        values (${ownerId}, ${kind}, ${rsa_public_pem}, ${rsa_private}, ${ed25519_public}, ${ed25519_private},
          ${this.clock.now()})
        on conflict do nothing`.execute(tx.sql);
    });
    return (await this.find(ownerId)) ?? keys;
  }
}

const noActor = (ownerId: string): Error => new Error(`${ownerId} is no actor of this instance.`);
