import { describe, expect, it } from '@jest/globals';

import { footprintOf, haveOrder } from './footprint.js';
import { parseActivity } from './parse-activity.js';
import { activityOf, noteOf } from './peer.fixture.js';

const HOST = 'lemmy.example';
const ada = { id: `https://${HOST}/u/ada`, host: HOST };
const eve = { id: `https://${HOST}/u/eve`, host: HOST };
const group = { id: `https://${HOST}/c/streets`, host: HOST };
const [roads, buses] = [`https://${HOST}/t/roads`, `https://${HOST}/t/buses`];
const [first, second] = [`https://${HOST}/p/1`, `https://${HOST}/p/2`];

const footprint = (activity: unknown) => {
  const posted = parseActivity(Buffer.from(JSON.stringify(activity)));
  if (posted.kind !== 'activity') throw new Error(`It cannot be read: ${JSON.stringify(posted)}`);
  return footprintOf(posted.activity);
};

const reply = (author: typeof ada, inReplyTo: string, context?: string) =>
  activityOf(author, 'Create', noteOf(author, '<p>Yes</p>', { inReplyTo, ...(context && { context }) }));

const like = activityOf(ada, 'Like', first);
const note = noteOf(ada, '<p>Here</p>', { context: roads, inReplyTo: first });
const join = activityOf(ada, 'Join', 'https://northfield.example/c/parks');

describe('the order of two activities', () => {
  it.each([
    ['a post and what answers it', activityOf(ada, 'Create', note), reply(eve, note.id, buses)],
    ['two replies in one thread', reply(ada, first, roads), reply(eve, second, roads)],
    ['two answers to one post', reply(ada, first), reply(eve, first)],
    ['two replies of one writer in threads that are not named', reply(ada, first), reply(ada, second)],
    ['a post and its change', activityOf(ada, 'Create', note), activityOf(ada, 'Update', note)],
    ['a post and its deletion', activityOf(ada, 'Create', note), activityOf(ada, 'Delete', note.id)],
    ['a like and its undoing', like, activityOf(ada, 'Undo', like)],
    ['a like and its undoing by id', like, activityOf(ada, 'Undo', like.id)],
    ['a like and that of another', like, activityOf(eve, 'Like', first)],
    ['coming and writing', join, activityOf(ada, 'Create', note)],
    ['writing and leaving', activityOf(ada, 'Create', note), activityOf(ada, 'Undo', join)],
    ['writing and being gone', activityOf(ada, 'Create', note), activityOf(ada, 'Delete', ada.id)],
    [
      'an answer and what is passed on',
      activityOf(group, 'Accept', join),
      activityOf(group, 'Announce', like),
    ],
    ['a post that was passed on and its like', activityOf(group, 'Announce', first), like],
    [
      'a reply and the end of the discussion',
      activityOf(group, 'Announce', reply(eve, second, roads)),
      activityOf(group, 'Announce', activityOf(ada, 'Lock', first)),
    ],
  ])('matters between %s', (_, one, other) => {
    expect(haveOrder(footprint(one), footprint(other))).toBe(true);
    expect(haveOrder(footprint(other), footprint(one))).toBe(true);
  });

  it.each([
    ['replies in two threads', reply(ada, first, roads), reply(ada, second, buses)],
    ['replies of two writers to two posts', reply(ada, first), reply(eve, second)],
    ['likes of two posts', like, activityOf(ada, 'Like', second)],
    ['somebody who comes and what another writes', join, reply(eve, first, roads)],
    [
      'what one community passes on of two threads',
      activityOf(group, 'Announce', reply(ada, first, roads)),
      activityOf(group, 'Announce', reply(eve, second, buses)),
    ],
  ])('does not matter between %s', (_, one, other) => {
    expect(haveOrder(footprint(one), footprint(other))).toBe(false);
    expect(haveOrder(footprint(other), footprint(one))).toBe(false);
  });

  it('does not matter for what cannot be read', () => {
    expect(haveOrder(footprintOf(null), footprint(like))).toBe(false);
  });
});
