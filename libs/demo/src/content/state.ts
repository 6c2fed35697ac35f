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
  { handle: 'ada', thread: 'meeting-recordings', postIndex: 6 },
  { handle: 'ada', thread: 'cold-homes-round', postIndex: 2 },
  { handle: 'ada', thread: 'repairs-contractor-performance', postIndex: 4 },
  { handle: 'helen', thread: 'enwau-ystafelloedd', postIndex: -1 },
  { handle: 'helen', thread: 'telecare-pendants', postIndex: 5 },
  { handle: 'elin', thread: 'enwau-ystafelloedd', postIndex: 4 },
  { handle: 'elin', thread: 'hidden-rows', postIndex: -1 },
  { handle: 'gwenllian', thread: 'enwau-ystafelloedd', postIndex: 3 },
  { handle: 'gwenllian', thread: 'cold-homes-round', postIndex: -1 },
  { handle: 'dewi', thread: 'meeting-recordings', postIndex: -1 },
  { handle: 'rhodri', thread: 'foi-same-question', postIndex: 9 },
  { handle: 'carys', thread: 'decant-without-dread', postIndex: 5 },
  { handle: 'priya', thread: 'cold-homes-round', postIndex: 5 },
  { handle: 'tomasz', thread: 'form-software-renewal', postIndex: 8 },
  { handle: 'tomasz', thread: 'enquiry-form-spam', postIndex: 3 },
  { handle: 'fatima', thread: 'form-software-renewal', postIndex: 6 },
  { handle: 'fatima', thread: 'repairs-contractor-performance', postIndex: -1 },
  { handle: 'marcus', thread: 'repairs-contractor-performance', postIndex: 5 },
  { handle: 'josh', thread: 'analogue-lines', postIndex: 12 },
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

export const reports: readonly DemoReport[] = [
  {
    reporter: 'elin',
    thread: 'annual-canvass',
    postIndex: 4,
    category: 'other',
    reason:
      'This is a public page and it says that most of the door entry systems in our blocks are broken. I do not think Josh meant any harm, but people who live there might feel less safe. Could he take that sentence out?',
    minutesBeforeNow: 310,
  },
];
