import { Inject, Injectable } from '@nestjs/common';

import { INSTANCE, type LocalInstance } from '#libs/identity';

import { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { documentAnswer, type Answer } from './answers.js';
import { NAME, route, type Asked, type DocumentRoute, type Read } from './document-route.js';
import { ReadGroups, type GroupAtHand } from './read-groups.js';
import { ReadInstance } from './read-instance.js';
import { ReadOutboxes } from './read-outboxes.js';
import { ReadPeople, type PersonAtHand } from './read-people.js';

/** Documents of the instance, of people and of communities, and their collections. */
@Injectable()
export class ActorRoutes {
  private readonly at: Addresses;

  constructor(
    @Inject(INSTANCE) instance: LocalInstance,
    private readonly readInstance: ReadInstance,
    private readonly people: ReadPeople,
    private readonly groups: ReadGroups,
    private readonly outboxes: ReadOutboxes,
  ) {
    this.at = new Addresses(instance.host);
  }

  all(): DocumentRoute[] {
    return [...this.ofInstance(), ...this.ofPeople(), ...this.ofGroups()];
  }

  private ofInstance(): DocumentRoute[] {
    return [
      route('/actor', () => this.readInstance.document()),
      route('/actor/communities', () => this.readInstance.communities()),
      route('/actor/outbox', () => this.nothing(this.at.instance.outbox)),
    ];
  }

  private ofPeople(): DocumentRoute[] {
    const document: Read = ({ viewer, names: [name = ''] }) => this.people.document(viewer, name);
    const { outboxes } = this;
    return [
      route(`/u/${NAME}`, document),
      route(`/@${NAME}`, document),
      route(
        `/u/${NAME}/outbox`,
        this.withPerson((person, { viewer, cursor }) => outboxes.ofPerson(viewer, person, cursor)),
      ),
      route(
        `/u/${NAME}/followers`,
        this.withPerson((person) => outboxes.followersOfPerson(person)),
      ),
      route(
        `/u/${NAME}/following`,
        this.withPerson((person) => outboxes.followedByPerson(person)),
      ),
      route(
        `/u/${NAME}/featured`,
        this.withPerson(({ name }) => Promise.resolve(outboxes.nothing(this.at.person(name).featured))),
      ),
    ];
  }

  private ofGroups(): DocumentRoute[] {
    const { outboxes } = this;
    return [
      route(`/c/${NAME}`, ({ viewer, names: [name = ''] }) => this.groups.document(viewer, name)),
      route(
        `/c/${NAME}/outbox`,
        this.withGroup((group, { viewer, cursor }) => outboxes.ofGroup(viewer, group, cursor)),
      ),
      route(
        `/c/${NAME}/followers`,
        this.withGroup((group) => Promise.resolve(outboxes.followers(group))),
      ),
      route(
        `/c/${NAME}/following`,
        this.withGroup(({ name }) => Promise.resolve(outboxes.nothing(this.at.community(name).following))),
      ),
      route(
        `/c/${NAME}/moderators`,
        this.withGroup((group, { viewer }) => outboxes.moderators(viewer, group)),
      ),
      route(
        `/c/${NAME}/featured`,
        this.withGroup((group, { viewer }) => outboxes.featured(viewer, group)),
      ),
    ];
  }

  private withPerson(read: (person: PersonAtHand, asked: Asked) => Promise<OutgoingDocument>): Read {
    return async (asked) => {
      const person = await this.people.find(asked.viewer, asked.names[0] ?? '');
      return person === null ? null : documentAnswer(await read(person, asked));
    };
  }

  private withGroup(read: (group: GroupAtHand, asked: Asked) => Promise<OutgoingDocument>): Read {
    return async (asked) => {
      const group = await this.groups.find(asked.viewer, asked.names[0] ?? '');
      return group === null ? null : documentAnswer(await read(group, asked));
    };
  }

  private nothing(id: string): Promise<Answer> {
    return Promise.resolve(documentAnswer(this.outboxes.nothing(id)));
  }
}
