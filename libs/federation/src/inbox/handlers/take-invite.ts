import { sql } from 'kysely';

import { receiveInvitation } from '#libs/communities';
import type { Database } from '#libs/database';
import { DomainError } from '#libs/kernel';

import type { Iri } from '../../incoming/iri.js';
import type { Addresses } from '../../outgoing/addresses.js';
import type { ActivityOf } from '../../trust/admission.js';
import type { ActorDirectory } from '../inbox-ports.js';
import { localAddressOf } from '../local-address.js';
import { applied, refused, unreachable, type Outcome } from '../outcome.js';
import { isRemembered, remember } from '../remote-objects.js';
import { roleNamed } from '../role-named.js';
import { viewerOf, type Doing } from './handling.js';

export interface TakeInviteParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly actors: Pick<ActorDirectory, 'byUri'>;
}

/** Invitations of people of this instance into communities elsewhere. They are answered like those from here. */
export class TakeInvite {
  constructor(private readonly parts: TakeInviteParts) {}

  async take({ id, object: group, target, role }: ActivityOf<'Invite'>, doing: Doing): Promise<Outcome> {
    const { database, actors } = this.parts;
    if (id === null) return refused('id-missing');
    const personId = target === null ? null : await this.personAt(target);
    if (personId === null || viewerOf(doing) === null) return refused('unknown-target');
    const community = await actors.byUri(group);
    if (community === null) return unreachable('actor-unreachable');
    if (community.kind !== 'community') return refused('unknown-target');
    const invitation = {
      communityId: community.ownerId,
      personId,
      by: doing.actor.ownerId,
      role: roleNamed(role),
    };
    try {
      return await database.transaction(async (tx) => {
        if (await isRemembered(tx.sql, id)) return applied('known');
        const objectId = await receiveInvitation(tx, invitation);
        await remember(tx.sql, {
          uri: id,
          ownerUri: doing.actor.uri,
          type: 'Invite',
          objectId,
          updatedAt: null,
        });
        return applied('invited');
      });
    } catch (error) {
      if (error instanceof DomainError) return refused(error.code);
      throw error;
    }
  }

  private async personAt(iri: Iri): Promise<string | null> {
    const { database, addresses } = this.parts;
    const address = localAddressOf(iri, addresses.host);
    if (address?.kind !== 'person' || address.part !== null) return null;
    const { rows } = await sql<{ id: string }>`
      select p.id from person p join instance i on i.id = p.instance_id and i.is_local
      where p.name = ${address.name} and p.deleted_at is null`.execute(database.sql);
    return rows[0]?.id ?? null;
  }
}
