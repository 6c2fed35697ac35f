import type { DemoJoinRequest, DemoReadPosition, DemoReport } from './shape.js';

/** Where people stopped reading, so that every one of them finds something unread. */
export const readThrough: readonly DemoReadPosition[] = [
  { handle: 'ada', thread: 'gritting-night-log', postIndex: 26 },
  { handle: 'ada', thread: 'blocked-gullies', postIndex: 4 },
  { handle: 'priya', thread: 'gritting-night-log', postIndex: 13 },
  { handle: 'priya', thread: 'recycling-in-flats', postIndex: 7 },
  { handle: 'elin', thread: 'gritting-night-log', postIndex: 9 },
  { handle: 'elin', thread: 'missed-collections', postIndex: 11 },
  { handle: 'dewi', thread: 'gritting-night-log', postIndex: 20 },
  { handle: 'dewi', thread: 'working-days-formula', postIndex: -1 },
  { handle: 'gwenllian', thread: 'gritting-night-log', postIndex: -1 },
  { handle: 'gwenllian', thread: 'blocked-gullies', postIndex: 5 },
  { handle: 'carys', thread: 'gritting-night-log', postIndex: -1 },
  { handle: 'carys', thread: 'call-back-or-wait', postIndex: 5 },
  { handle: 'tomasz', thread: 'gritting-night-log', postIndex: -1 },
  { handle: 'fatima', thread: 'pothole-triage', postIndex: 8 },
  { handle: 'marcus', thread: 'missed-collections', postIndex: 3 },
  { handle: 'josh', thread: 'bereavement-letters', postIndex: 4 },
  { handle: 'helen', thread: 'skip-on-the-highway', postIndex: 4 },
  { handle: 'rhodri', thread: 'gritting-night-log', postIndex: 31 },
];

export const joinRequests: readonly DemoJoinRequest[] = [
  {
    handle: 'josh',
    community: 'homes_and_care',
    reason:
      'My crews see things on assisted collections that housing and care should know about: bins that stop coming out, heaps in a garden, somebody in distress at the door. I want to learn what is worth passing on and how to do that properly.',
    minutesBeforeNow: 1_630,
  },
];

export const reports: readonly DemoReport[] = [];
