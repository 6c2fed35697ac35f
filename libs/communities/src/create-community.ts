import { canAddSubCommunity, demand, lockPlace } from '#libs/access';
import type { createCommunity, OperationInput } from '#libs/contracts';
import type { Transaction } from '#libs/database';
import { claimName } from '#libs/identity';
import { DomainError, newId, type AccountViewer } from '#libs/kernel';
import { renderMarkdown } from '#libs/text';

import { addMember } from './hold-membership.js';
import { demandDomains, tidyTopics } from './settings.js';

/** What somebody wants to start; what it begins with is not made here. */
type NewCommunity = OperationInput<typeof createCommunity>['body'];

const demandParent = async (tx: Transaction, me: AccountViewer, parentId: string): Promise<void> => {
  const place = await lockPlace(tx.sql, me, parentId);
  demand(canAddSubCommunity(place), place);
  const { parent_id: above } = await tx.sql
    .selectFrom('community')
    .select('parent_id')
    .where('id', '=', parentId)
    .executeTakeFirstOrThrow();
  if (above !== null) throw new DomainError('community.nested-too-deep');
};

const insert = async (tx: Transaction, me: AccountViewer, id: string, body: NewCommunity): Promise<void> => {
  const now = new Date();
  const description = body.description ?? '';
  await tx.sql
    .insertInto('community')
    .values({
      id,
      instance_id: me.instanceId,
      parent_id: body.parentId ?? null,
      name: body.name,
      title: body.title.trim(),
      purpose: body.purpose.trim(),
      description,
      description_html: renderMarkdown(description).html,
      language: body.language ?? 'en',
      visibility: body.visibility,
      join_policy: body.joinPolicy,
      join_domains: [...new Set(body.joinDomains)],
      topics: tidyTopics(body.topics ?? []),
      created_by: me.personId,
      created_at: now,
      last_activity_at: now,
    })
    .execute();
};

/**
 * Makes a community with its creator as owner; its name is taken for ever. Gives its id.
 *
 * @throws DomainError `name.taken`, `name.reserved`, `community.nested-too-deep`, `community.domains-missing`
 */
export const makeCommunity = async (
  tx: Transaction,
  me: AccountViewer,
  body: NewCommunity,
): Promise<string> => {
  demandDomains(body.joinPolicy, body.joinDomains ?? []);
  if (body.parentId !== undefined) await demandParent(tx, me, body.parentId);
  const id = newId();
  await claimName(tx, { name: body.name, kind: 'community', ownerId: id });
  await insert(tx, me, id, body);
  await tx.record('community.created', { communityId: id, by: me.personId });
  await addMember(tx, { communityId: id, personId: me.personId, by: me.personId }, 'owner');
  return id;
};
