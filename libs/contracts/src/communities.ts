import { z } from 'zod';

import { HANDLE, LIMITS } from '#libs/kernel';

import {
  administrativeCommunityCard,
  communityCard,
  communityDetail,
  joinPolicy,
  visibility,
} from './community-views.js';
import { operation } from './operation.js';
import { organisationKind } from './organisation-facts.js';
import { organisation } from './person-card.js';
import { actorName, domainRule, id, language, markdown, page, pageQuery, text } from './primitives.js';
import { kitTemplate } from './start-kits.js';

const tag = 'Communities';

const REFERENCE = new RegExp(
  `^(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|${HANDLE})$`,
);

/** A community in an address: its id, its name here (`planning`), or its name elsewhere (`planning@leeds.example`). */
export const communityReference = z.string().regex(REFERENCE, 'id.invalid');

export const ofCommunity = z.strictObject({
  community: communityReference.describe(
    'its id, its name here (`planning`), or its name elsewhere (`planning@leeds.example`)',
  ),
});

const topic = text({ least: 1, most: 40 });
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const settings = {
  title: text({ least: 1, most: LIMITS.content.title }),
  purpose: text({ least: 1, most: LIMITS.content.purpose }),
  description: markdown(LIMITS.content.profile),
  language,
  topics: z.array(topic).max(LIMITS.content.tags, 'list.too-long'),
  joinPolicy,
  joinDomains: z
    .array(domainRule)
    .max(50, 'list.too-long')
    .describe('needed with the join policy `domain`: `leeds.gov.uk`, or `*.gov.uk` for all domains below'),
  imageFileId: id.nullable(),
  imageAlt: text({ most: 500 }),
};

export const listCommunities = operation({
  id: 'listCommunities',
  method: 'get',
  path: '/api/communities',
  tag,
  summary: 'The directory: every community that the reader may know of',
  access: 'anyone',
  query: z.strictObject({
    ...pageQuery,
    q: text({ most: LIMITS.http.searchText }).optional().describe('words in title, purpose or topics'),
    topic: topic.optional().describe('only communities with this topic'),
    organisation: text({ least: 1, most: 300 })
      .optional()
      .describe('only communities of the organisation with this host, and those in which it takes part'),
    sector: organisationKind
      .optional()
      .describe('only communities of organisations of this kind, as their verified cards say'),
    active: z
      .enum(['week', 'month', 'year'])
      .optional()
      .describe('only communities in which something was written so lately, as far as the reader may know'),
    visibility: visibility.optional().describe('only communities of this visibility'),
    language: language.optional().describe('only communities in this language'),
    mine: flag.optional().describe('only communities that the reader is a member of'),
    canStartThread: flag.optional().describe('only communities in which the reader may start threads'),
    parent: id.optional().describe('only the sub-communities of this community'),
    archived: flag.optional().describe('archived ones only; left out: none of them'),
    order: z.enum(['activity', 'name']).optional().describe('`activity` when left out: the latest first'),
  }),
  answer: page(communityCard),
});

export const listCommunityOrganisations = operation({
  id: 'listCommunityOrganisations',
  method: 'get',
  path: '/api/community-organisations',
  tag,
  summary: 'Organisations that have communities in the directory, or take part in some, this one first',
  access: 'anyone',
  answer: z.object({
    items: z.array(
      z.object({
        organisation,
        communities: z.number().int().describe('those of its own, and those in which it takes part'),
      }),
    ),
  }),
});

export const listCommunityTopics = operation({
  id: 'listCommunityTopics',
  method: 'get',
  path: '/api/community-topics',
  tag,
  summary: 'Topics of the communities in the directory, the most used first',
  access: 'anyone',
  answer: z.object({ items: z.array(z.object({ topic: z.string(), communities: z.number().int() })) }),
});

export const getCommunity = operation({
  id: 'getCommunity',
  method: 'get',
  path: '/api/communities/:community',
  tag,
  summary: 'One community, and what the reader may do there',
  access: 'anyone',
  params: ofCommunity,
  answer: communityDetail,
});

export const createCommunity = operation({
  id: 'createCommunity',
  method: 'post',
  path: '/api/communities',
  tag,
  summary: 'Start a community; whoever does becomes its owner',
  access: 'account',
  idempotent: true,
  body: z.strictObject({
    name: actorName.describe('part of its address for ever'),
    title: settings.title,
    purpose: settings.purpose,
    visibility,
    joinPolicy: settings.joinPolicy,
    joinDomains: settings.joinDomains.optional(),
    description: settings.description.optional(),
    language: language.optional(),
    topics: settings.topics.optional(),
    parentId: id.optional().describe('the community that it becomes a part of; one level only'),
    template: kitTemplate
      .optional()
      .describe(
        'with a welcome thread, suggested topics where none are given, and a checklist; left out: blank',
      ),
  }),
  answer: communityDetail,
  failures: [
    'not-found',
    'name.taken',
    'name.reserved',
    'community.archived',
    'community.nested-too-deep',
    'community.domains-missing',
  ],
});

export const updateCommunity = operation({
  id: 'updateCommunity',
  method: 'patch',
  path: '/api/communities/:community',
  tag,
  summary: 'Change how a community presents itself and how people join',
  access: 'account',
  params: ofCommunity,
  body: z.strictObject(settings).partial(),
  answer: communityDetail,
  failures: ['community.archived', 'community.domains-missing', 'file.missing'],
});

export const changeCommunityVisibility = operation({
  id: 'changeCommunityVisibility',
  method: 'put',
  path: '/api/communities/:community/visibility',
  tag,
  summary: 'Change who can see a community (owners)',
  access: 'account',
  params: ofCommunity,
  body: z.strictObject({ visibility }),
  answer: communityDetail,
});

export const archiveCommunity = operation({
  id: 'archiveCommunity',
  method: 'put',
  path: '/api/communities/:community/archive',
  tag,
  summary: 'Archive a community: it stays readable, and nobody writes in it',
  access: 'account',
  params: ofCommunity,
  answer: communityDetail,
});

export const unarchiveCommunity = operation({
  id: 'unarchiveCommunity',
  method: 'delete',
  path: '/api/communities/:community/archive',
  tag,
  summary: 'Open an archived community again',
  access: 'account',
  params: ofCommunity,
  answer: communityDetail,
});

export const deleteCommunity = operation({
  id: 'deleteCommunity',
  method: 'post',
  path: '/api/communities/:community/deletion',
  tag,
  summary: 'Delete a community with everything in it (owners)',
  access: 'account',
  params: ofCommunity,
  body: z.strictObject({ confirmName: actorName.describe("the community's name, typed again") }),
  failures: ['community.name-differs'],
});

const ofCommunityId = z.strictObject({ community: id.describe('the community') });

export const listEveryCommunity = operation({
  id: 'listEveryCommunity',
  method: 'get',
  path: '/api/admin/communities',
  tag: 'Administration',
  summary:
    'Every community of this instance from the outside, hidden ones too; never what is written in them',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    q: text({ most: LIMITS.http.searchText }).optional().describe('words in name or title'),
  }),
  answer: page(administrativeCommunityCard),
});

export const archiveAnyCommunity = operation({
  id: 'archiveAnyCommunity',
  method: 'put',
  path: '/api/admin/communities/:community/archive',
  tag: 'Administration',
  summary: 'Archive a community as an administrator, or open it again',
  access: 'admin',
  params: ofCommunityId,
  body: z.strictObject({ archived: z.boolean() }),
  answer: administrativeCommunityCard,
});

export const appointOwner = operation({
  id: 'appointOwner',
  method: 'put',
  path: '/api/admin/communities/:community/owner',
  tag: 'Administration',
  summary: 'Make a member the owner of a community that has lost its own',
  access: 'admin',
  params: ofCommunityId,
  body: z.strictObject({ personId: id }),
  answer: administrativeCommunityCard,
  failures: ['community.has-owner', 'person.not-a-member'],
});
