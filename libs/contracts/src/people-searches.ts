import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { peopleFilters } from './people.js';
import { id, instant, text } from './primitives.js';

const PEOPLE = 'People';

const name = text({ least: 1, most: LIMITS.peopleSearches.name }).describe('what I call it');
const wish = z.strictObject(peopleFilters).describe('what people are looked for by');

/** A search for people that somebody keeps, for themselves alone. */
export const peopleSearch = z.object({ id, name: z.string(), wish, savedAt: instant });

const peopleSearches = z.object({ items: z.array(peopleSearch) });

const ofSearch = z.strictObject({ searchId: id.describe('the saved search') });

export const listPeopleSearches = operation({
  id: 'listPeopleSearches',
  method: 'get',
  path: '/api/me/people-searches',
  tag: PEOPLE,
  summary: 'The searches for people that I keep, by name. Nobody else sees them.',
  access: 'account',
  answer: peopleSearches,
});

export const savePeopleSearch = operation({
  id: 'savePeopleSearch',
  method: 'post',
  path: '/api/me/people-searches',
  tag: PEOPLE,
  summary: 'Keep a search for people under a name.',
  access: 'account',
  idempotent: true,
  body: z.strictObject({ name, wish }),
  answer: peopleSearch,
  failures: ['people-search.name-taken', 'people-search.too-many', 'idempotency.key-reused'],
});

export const renamePeopleSearch = operation({
  id: 'renamePeopleSearch',
  method: 'patch',
  path: '/api/me/people-searches/:searchId',
  tag: PEOPLE,
  summary: 'Give a saved search another name.',
  access: 'account',
  params: ofSearch,
  body: z.strictObject({ name }),
  answer: peopleSearch,
  failures: ['people-search.name-taken'],
});

export const deletePeopleSearch = operation({
  id: 'deletePeopleSearch',
  method: 'delete',
  path: '/api/me/people-searches/:searchId',
  tag: PEOPLE,
  summary: 'Keep a search for people no longer.',
  access: 'account',
  params: ofSearch,
});

export type PeopleSearch = z.output<typeof peopleSearch>;
