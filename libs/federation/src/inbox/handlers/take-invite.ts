import { receiveInvitation } from '#libs/communities';
import type { Database } from '#libs/database';
import { DomainError } from '#libs/kernel';

import type { Addresses } from '../../outgoing/addresses.js';
import type { ActivityOf } from '../../trust/admission.js';
import { findOwnPerson } from '../find-person.js';
import type { ActorDirectory } from '../inbox-ports.js';
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

  async take(
    { id, object: group, target, role, question }: ActivityOf<'Invite'>,
    doing: Doing,
  ): Promise<Outcome> {
    const { database, actors } = this.parts;
    if (id === null) return refused('id-missing');
    const personId = target === null ? null : await findOwnPerson(this.parts, target);
    if (personId === null || viewerOf(doing) === null) return refused('unknown-target');
    const community = await actors.byUri(group);
    if (community === null) return unreachable('actor-unreachable');
    if (community.kind !== 'community') return refused('unknown-target');
    const invitation = {
      communityId: community.ownerId,
      personId,
      by: doing.actor.ownerId,
      role: roleNamed(role),
      question: question && { uri: question.id, title: question.title },
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
}
